import { stepExplanationOf } from "./explanations.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with what explains.

const none: readonly string[] = [];

/** What the speaker has to say at this moment, paragraph by paragraph: the lecturer's own words on the step. */
export const notesOf = (state: State): readonly string[] => stepExplanationOf(state)?.paragraphs ?? none;
