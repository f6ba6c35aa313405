import type { Example } from "../examples/example.ts";

interface Card {
  /** Its short name in a link, `#x=l9`. What was once one stays one. */
  readonly id: string;
  /** Where the lecture has it: `"L7"`. */
  readonly row: string;
  readonly title: string;
  /** What it shows, in one sentence. */
  readonly sentence: string;
}

/** A program of the gallery. */
export interface ExampleEntry extends Card {
  readonly kind: "example";
  readonly example: Example;
}

/** A program of the gallery, looked at in another way. */
export interface ViewEntry extends Card {
  readonly kind: "view";
  readonly example: Example;
}

/** A page of the gate library. */
export interface LibraryEntry extends Card {
  readonly kind: "library";
  readonly view: "gates" | "activations";
}

/** A page to read. */
export interface NoteEntry extends Card {
  readonly kind: "note";
  /** A paragraph each, or an item of a list where it begins with "- "; `[words](x=l7)` leads to what has that short name. */
  readonly paragraphs: readonly string[];
}

/** Something of the lecture that the gallery leads to. */
export type Entry = ExampleEntry | ViewEntry | LibraryEntry | NoteEntry;

/** A moment of a lesson that comes with the page. */
export interface BuiltInMoment {
  readonly caption: string;
  readonly text?: string;
  /** For the speaker alone. */
  readonly notes?: readonly string[];
  /** Its program or link and its settings, as in a lesson's text. */
  readonly shows: readonly string[];
}

/** A lesson that comes with the page, by its short name. */
export interface BuiltInLesson extends Card {
  readonly moments: readonly BuiltInMoment[];
}
