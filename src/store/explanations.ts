import { indexOfId } from "../core/graph/lookup.ts";
import { explain, explainNode } from "../core/notation/explain.ts";
import type { Explanation } from "../core/notation/explanation.ts";
import type { Trace } from "../core/trace/trace.ts";
import { shownTrace } from "./derive.ts";
import { useApp } from "./hooks.ts";
import { recent } from "./recent.ts";
import type { State } from "./state.ts";

// Not part of the store's index: what explains is loaded after the first paint, with the panels that show it.

const explanations = new WeakMap<Trace, ReturnType<typeof recent<string, Explanation>>>();

/** What the lecturer says: about the selected node if there is one, else about the current step. */
export function explanationOf(state: State): Explanation | null {
  return explained(state, state.selection);
}

/** What the lecturer says about the current step, whatever is selected. */
export function stepExplanationOf(state: State): Explanation | null {
  return explained(state, null);
}

function explained(state: State, selection: string | null): Explanation | null {
  const trace = shownTrace(state);
  if (trace === null) return null;
  let memo = explanations.get(trace);
  if (memo === undefined) {
    memo = recent<string, Explanation>(16);
    explanations.set(trace, memo);
  }
  const index = selection === null ? -1 : indexOfId(trace.graph, selection);
  return memo(`${index} ${state.cursor} ${state.dec}`, () =>
    index < 0 ? explain(trace, state.cursor, state.dec) : explainNode(trace, index, state.cursor, state.dec),
  );
}

/** About the selected node if there is one, else about the current step. */
export const useExplanation = (): Explanation | null => useApp(explanationOf);
/** About the current step, whatever is selected. */
export const useStepExplanation = (): Explanation | null => useApp(stepExplanationOf);
