import type { LinkSettings } from "../share/settings.ts";

/** What a moment begins with: a program of its own, or a link to one (a fragment without its `#`, such as `x=l9&at=b3`). */
export type MomentStart =
  | { readonly kind: "program"; readonly source: string; readonly line: number }
  | { readonly kind: "link"; readonly fragment: string; readonly line: number };

/** A moment as it is written. */
export interface WrittenMoment {
  /** The line of its caption, from 1. */
  readonly line: number;
  readonly caption: string;
  /** What is said below the caption; empty where nothing is. */
  readonly text: string;
  /** For the speaker alone, a paragraph each. */
  readonly notes: readonly string[];
  /** Null where it goes on with the program of the moment before. */
  readonly start: MomentStart | null;
  /** The cursor as a link writes it; null where the moment does not say. */
  readonly at: string | null;
  readonly settings: Partial<LinkSettings>;
}

/** What is amiss in a line, and what would work. */
export interface LessonProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A lesson as it is written: a walk through moments, each a program at a cursor in a view, with a caption. */
export interface WrittenLesson {
  /** Empty where it has none. */
  readonly title: string;
  readonly about: string;
  readonly moments: readonly WrittenMoment[];
  readonly problems: readonly LessonProblem[];
}

/** Characters of a lesson's text, and moments in it. */
export const lessonLimits = { characters: 60_000, moments: 500 } as const;
