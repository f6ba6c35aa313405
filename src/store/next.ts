import { explain } from "../core/notation/explain.ts";
import type { Explanation } from "../core/notation/explanation.ts";
import { shownTrace } from "./derive.ts";
import { stepExplanationOf } from "./explanations.ts";
import { recent } from "./recent.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with what explains.

/** What the next press brings. */
export type Next =
  /** The gradient of one node, of the step that is shown. */
  | { readonly kind: "reveal"; readonly node: string; readonly explanation: Explanation }
  | { readonly kind: "step"; readonly explanation: Explanation };

const kept = recent<Explanation, Map<string, Next>>(4);

/** The same for the same state; null at the end. */
export function nextOf(state: State): Next | null {
  const trace = shownTrace(state);
  if (trace === null) return null;
  const [node] = state.hidden;
  const now = stepExplanationOf(state);
  if (now === null || (node === undefined && state.cursor >= trace.steps.length)) return null;
  const known = kept(now, () => new Map());
  const key = node ?? "";
  const next: Next =
    known.get(key) ??
    (node === undefined
      ? { kind: "step", explanation: explain(trace, state.cursor + 1, state.dec) }
      : { kind: "reveal", node, explanation: now });
  known.set(key, next);
  return next;
}
