import type { LibraryView } from "../core/share/gateLink.ts";
import type { Example } from "../examples/example.ts";
import type { NodeId } from "../core/graph/graph.ts";
import type { HoverCell } from "../core/scene/marks.ts";
import type { Deed } from "../core/quiz/progress.ts";
import type { Nested } from "../core/tensor/tensor.ts";
import type { Lesson, OpenLesson } from "./lesson.ts";
import type { Dialog, EditOrigin, Exercise, QuizRecord, Settings, State } from "./state.ts";

export interface Actions {
  /**
   * Replaces the text. From the editor it is the text as typed; from elsewhere the editor is told by `lastEdit`.
   * The cursor stays at its step where the new graph has it, and in range always.
   */
  setSource(source: string, origin: EditOrigin): void;
  /**
   * Gives an input a value by editing the text, without parsing or building unless its shape changes. Pass one `group`
   * for all edits of a drag: they make one undo event. Does nothing while the text is broken or if there is no such input.
   */
  editInput(id: NodeId, value: Nested, group?: string): void;
  /** Writes `text` in place of an input's literal: `randn(2, 3, seed=1)`. Does nothing where the text has no such literal. */
  rewriteInput(id: NodeId, text: string): void;
  /** One step on or back; while gradients are revealed one by one, one of them. */
  step(by: number): void;
  /** Moves the cursor, clamped into the trace. */
  goto(cursor: number): void;
  first(): void;
  last(): void;
  /** Plays from the cursor, or from the start when at the end. */
  play(): void;
  pause(): void;
  /** What playing does at each beat: one step on; it ends at the last. */
  advance(): void;
  /** A node whose gradient is hidden is not selected: its gradient is revealed. */
  select(id: NodeId | null): void;
  /** Marks a node, or takes the mark back. */
  mark(id: NodeId): void;
  clearMarks(): void;
  /** Shows the ways from the selected node to the target, or stops to. */
  showPath(shown: boolean): void;
  /** Selects a node and has it brought into sight and focused: at once, or once it is drawn. */
  jump(id: NodeId): void;
  /** The node that was jumped to has been brought into sight. */
  landed(): void;
  hover(ids: readonly NodeId[]): void;
  hoverCell(cell: HoverCell | null): void;
  /** Has a sentence read out to those who do not see what happened. */
  say(text: string): void;
  setSetting<K extends keyof Settings>(key: K, value: Settings[K]): void;
  /** Opens a group or a composite gate, or closes it; the cursor stays at its moment. */
  toggleGroup(key: string): void;
  /** One notch up or down the list of speeds. */
  changeSpeed(by: 1 | -1): void;
  openDialog(dialog: Dialog): void;
  closeDialog(): void;
  /** Opens the gate library at a gate, or at its list; or its activations, behind which the gate stays chosen. */
  openLibrary(gate: string | null, view?: LibraryView): void;
  openExample(example: Example): void;
  openNote(id: string): void;
  /** Opens a lesson at one of its moments, the first unless told. */
  openLesson(lesson: Lesson, moment?: number): void;
  /** Goes to another moment of the lesson, which stands as it was left. */
  walk(by: number): void;
  /** Shows the present moment of the lesson as it is written. */
  resetMoment(): void;
  /** Lets go of the lesson; what stands on the canvas stays. */
  leaveLesson(): void;
  setLessonDraft(text: string): void;
  /** Keeps what the reader did about a question, which is counted over all steps. */
  answer(question: number, deed: Deed): void;
  /** Forgets what was answered about this program, and goes to the end of its forward steps. */
  resetQuiz(): void;
  /** Opens a lesson's text in the editor. A draft that stands there is set aside. */
  editLesson(text: string): void;
  /** Brings the draft that was set aside back into the editor, in exchange for what stands there. */
  swapDrafts(): void;
  /** Takes the gallery, so that the reader's text is known again where it is one of its own. */
  showExamples(examples: readonly Example[]): void;
  dismissLinkProblem(): void;
  /** Reads the text anew, since more of it can be read now than before. */
  reread(): void;
  /** Takes over a whole moment (link, example, autosave): text, settings and cursor, in one change. */
  adopt(arrival: Arrival): void;
}

/** A program with how to look at it. `place` finds the cursor once the program's own step counts are known. */
export interface Arrival {
  readonly source: string;
  readonly settings: Partial<Settings>;
  readonly place: (forwardCount: number, stepCount: number) => number;
  readonly origin: Exclude<EditOrigin, "editor" | "input">;
  /** The last text that worked, where the source does not; without it there is no graph to show. */
  readonly shown?: string;
  readonly welcome?: boolean;
  readonly linkProblem?: string | null;
  /** The lesson whose moment it is; left out, no lesson is open afterwards. */
  readonly lesson?: OpenLesson;
  readonly lessonDraft?: string;
  /** What was answered before; left out, what the tab knows stays. */
  readonly quizzes?: readonly QuizRecord[];
  /** The exercise that its program is. */
  readonly exercise?: Exercise | null;
}

export type Store = State & Actions;
