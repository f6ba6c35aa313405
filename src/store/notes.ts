import { translated } from "../core/words/t.ts";
import { stepExplanationOf } from "./explanations.ts";
import { lessonView } from "./lesson.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with what explains.

const none: readonly string[] = [];

/**
 * What the speaker has to say at this moment, paragraph by paragraph: the notes of the lesson where one is open and has any
 * here, else the lecturer's own words on the step.
 */
export function notesOf(state: State): readonly string[] {
  const notes = lessonView(state)?.moment.notes ?? none;
  return notes.length > 0 ? notes.map(translated) : (stepExplanationOf(state)?.paragraphs ?? none);
}
