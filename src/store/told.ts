import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import type { Explanation } from "../core/notation/explanation.ts";
import { symbols } from "../core/notation/symbols.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { shownTrace } from "./derive.ts";
import { stepExplanationOf } from "./explanations.ts";
import { allHidden } from "./reveal.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with what explains.

/** A node as it is called. */
export const nameOf = (trace: Trace, id: NodeId): string =>
  symbols(trace.graph)[indexOfId(trace.graph, id)]?.text ?? id;

/** What is said aloud of the current step: the whole of it, or while gradients are hidden those that are not. */
export function sentenceOf(state: State): string {
  const explanation = stepExplanationOf(state);
  const trace = shownTrace(state);
  if (explanation === null || trace === null) return "";
  const { hidden } = state;
  if (hidden.length === 0) return explanation.sentence;
  const revealed = allHidden(trace, state.cursor).filter((id) => !hidden.includes(id));
  const known = revealed.flatMap((id) => revealedIn(explanation, id).map((text) => handed(nameOf(trace, id), text)));
  return [...known, question(hidden.map((id) => nameOf(trace, id)))].join(" ");
}

const handed = (name: string, gradient: string): string => t`${name} gets the gradient ${gradient}.`;

const question = (names: readonly string[]): string =>
  names.length === 1
    ? t`What is the gradient of ${names.join()}?`
    : t`What are the gradients of these values: ${names.join(", ")}?`;

const revealedIn = ({ slots }: Explanation, id: NodeId): readonly string[] =>
  slots.filter(({ operand }) => operand === id).map(({ downstream }) => downstream);
