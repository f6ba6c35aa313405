import type { NodeId } from "../core/graph/graph.ts";
import type { Example } from "../examples/example.ts";
import type { HoverCell } from "../core/scene/marks.ts";
import type { LibraryView } from "../core/share/gateLink.ts";
import { defaultSettings, type LinkSettings } from "../core/share/settings.ts";
import type { Result } from "../core/quiz/progress.ts";
import type { ExerciseName } from "../core/share/exerciseName.ts";
import type { OpenLesson } from "./lesson.ts";

/** Who wrote the text: the editor itself, an input's slider or number, an opened example, a link, the tab's autosave. */
export type EditOrigin = "editor" | "input" | "example" | "link" | "restore";

/**
 * A change of the text that did not come from the editor, for the editor to repeat as a transaction of its own.
 *
 * The editor holds the undo history, so it subscribes: when `state.lastEdit` changes to a new object, it dispatches
 * `{from, to, insert}` (offsets into the text before the change) without calling `setSource` back. Successive edits with
 * the same non-null `group` belong to one drag and join one undo event. Whenever its text is not `state.source`
 * afterwards (it was not there yet, say), the editor replaces its whole text.
 */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly origin: Exclude<EditOrigin, "editor">;
  readonly group: string | null;
}

export type Dialog =
  "gallery" | "share" | "export" | "print" | "help" | "outline" | "library" | "note" | "lesson" | "exercises";
export type Side = "left" | "right";
/** The parts of the screen that `hide=` in a link can leave out. */
export type Part = "editor" | "inputs" | "explain" | "values" | "transport" | "topbar";

export interface PanelState {
  readonly open: boolean;
  /** CSS pixels. */
  readonly width: number;
}

/** How the reader looks at the program: what a link carries, and what belongs to this tab alone. */
export interface Settings extends LinkSettings {
  /** `reduced` draws the steps without tweens; `auto` follows prefers-reduced-motion. */
  readonly motion: "auto" | "reduced";
  /** 1 plays a step every 1.2 seconds, 2 twice as fast. */
  readonly speed: number;
  /** Whether the canvas keeps the active gate in sight. */
  readonly follow: boolean;
  readonly left: PanelState;
  readonly right: PanelState;
}

/** An exercise with the program that it comes to. */
export interface Exercise extends ExerciseName {
  readonly source: string;
}

/** How the questions about one program were answered (quiz.ts). */
export interface QuizRecord {
  readonly key: string;
  readonly results: readonly Result[];
}

/** What cannot be derived. Everything else is a memoised function of it (derive.ts). */
export interface State extends Settings {
  readonly source: string;
  /** The gallery; empty until it has been loaded. */
  readonly examples: readonly Example[];
  /** The last text that gave a graph; what stands on the canvas. It is `source` unless `source` is broken. */
  readonly shown: string;
  /** Index into the trace's steps: steps[0..cursor-1] have happened. Always in range of the shown graph's trace. */
  readonly cursor: number;
  /** Nodes whose gradients the current step brings and the reader has not asked to see (reveal.ts); each shows as "?". */
  readonly hidden: readonly NodeId[];
  readonly selection: NodeId | null;
  /** Nodes to light up on the canvas and in the text, from a pointer over either. */
  readonly hovered: readonly NodeId[];
  /** The cell of a tensor that a pointer is over, null over none. */
  readonly cell: HoverCell | null;
  /** Gates that are marked to become a gate of the reader's own. */
  readonly marked: readonly NodeId[];
  /** Whether the ways from the selected node to the target stand out on the canvas. */
  readonly path: boolean;
  /** A node to be brought into sight and focused as soon as it is drawn. */
  readonly sought: NodeId | null;
  /** What was last to be read out beside the steps; a new object each time. Null before anything was. */
  readonly said: { readonly text: string } | null;
  readonly playing: boolean;
  /** The end of the steps at which the reader last asked for one more; a new object each time. Null before any. */
  readonly edge: { readonly side: "start" | "end" } | null;
  readonly lastEdit: Edit | null;
  /** True until the first step on a first visit: one line says what to press. */
  readonly welcome: boolean;
  /** The dialog that stands open. */
  readonly dialog: Dialog | null;
  /** The gate that the library shows, by its name or a function that calls it; null for the list alone. */
  readonly libraryGate: string | null;
  readonly libraryView: LibraryView;
  /** The short name of the note card that can be read. */
  readonly note: string | null;
  /** The lesson that is walked through; null while none is open. */
  readonly lesson: OpenLesson | null;
  /** The text of the reader's own lesson, as far as it is written. */
  readonly lessonDraft: string;
  /** A draft that another text took the place of; empty where none did. */
  readonly asideDraft: string;
  /** What was answered in this tab, of the latest programs. */
  readonly quizzes: readonly QuizRecord[];
  /** The exercise that was opened last; null before any. */
  readonly exercise: Exercise | null;
  /** A new object whenever the reader asks to be elsewhere among the steps, also where nothing leads there. Null before. */
  readonly moved: object | null;
  /** The language of the page's texts, by its code. */
  readonly spoken: string;
  /** What is wrong with the link that was followed, in a sentence; null if nothing. */
  readonly linkProblem: string | null;
}

export const speeds: readonly number[] = [0.25, 0.5, 1, 1.5, 2, 4];
export const panelWidths = { min: 220, max: 640 } as const;

export const initialSettings: Settings = {
  ...defaultSettings,
  motion: "auto",
  speed: 1,
  follow: true,
  left: { open: true, width: 320 },
  right: { open: true, width: 372 },
};

export const firstSource = "f = (x + y) * z\nx = -2\ny = 5\nz = -4";
