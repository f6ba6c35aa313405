import { encodeLink, type EncodedLink, type LinkState } from "../core/share/link.ts";
import { writeExerciseLink } from "../core/share/writeMarked.ts";
import { defaultSettings } from "../core/share/settings.ts";
import { exerciseSettings, linkStateOf } from "./arrival.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the dialog that shares.

/** The present program as an exercise: from its start, with each gradient asked for, where there is something to answer with. */
export async function linkAsExercise(state: State): Promise<EncodedLink> {
  const reader = { at: "0", quiz: "predict", reveal: "0", tab: "explain" } as const;
  const asked: LinkState = { ...linkStateOf(state), ...reader, present: false, embed: false, hide: [] };
  const { exercise } = state;
  if (exercise === null || exercise.source !== state.source) return encodeLink(asked);
  const { source: _source, at: _at, ...settings } = asked;
  const view = { at: null, moment: null, settings };
  return { ok: true, fragment: writeExerciseLink(exercise, view, { ...defaultSettings, ...exerciseSettings }) };
}
