import { nodeAt } from "../graph/lookup.ts";
import { explanation } from "./blank.ts";
import { gathered } from "./explain-backward.ts";
import { forwardLatex } from "./explain-forward.ts";
import { sumLatex, termsOf } from "./explain-accumulate.ts";
import type { Explanation } from "./explanation.ts";
import { titleLatex } from "./node-latex.ts";
import { gradientLatex } from "./partial.ts";
import { patternNote } from "./pattern.ts";
import { handedOn, localsAt } from "./progress.ts";
import { explainSlot, NOT_YET } from "./slot.ts";
import { gateAt, type Telling } from "./telling.ts";
import { scalar } from "./trace-numbers.ts";
import { valueNotes } from "./value-notes.ts";
import { gateTitle, gateWords, listed, refer, spoken, theGate } from "./words.ts";

/** A selected node at a cursor: its value, its gradient, and for a gate what arrives and what leaves (one gate alone, L8). */
export function explainAnatomy(telling: Telling, index: number, cursor: number): Explanation {
  return nodeAt(telling.trace.graph, index).kind === "input"
    ? explainInput(telling, index, cursor)
    : explainGate(telling, index, cursor);
}

function isKnown(at: Int32Array, index: number, cursor: number): boolean {
  return cursor >= (at[index] ?? 0);
}

function explainInput(telling: Telling, index: number, cursor: number): Explanation {
  const x = refer(telling, index);
  const value = telling.num(telling.value(index));
  const gradient = gradientText(telling, index, cursor);
  return explanation({
    kind: "input",
    node: nodeAt(telling.trace.graph, index).id,
    title: "Input",
    titleLatex: `${telling.symbol(index).latex} = ${telling.tex(telling.value(index))}`,
    paragraphs: [`${x} = ${value} is given: no gate computes it.`, ...gradientWords(telling, index, cursor)],
    ...sumFields(telling, index, cursor),
    sentence: `Input ${spoken(telling, index)}: value ${value}, gradient ${gradient}.`,
  });
}

function explainGate(telling: Telling, index: number, cursor: number): Explanation {
  const { trace } = telling;
  const node = gateAt(telling, index);
  const isComputed = isKnown(trace.valueAt, index, cursor);
  const handed = handedOn(telling, index, cursor);
  const upstream = isKnown(trace.gradientAt, index, cursor) ? telling.gradient(index) : null;
  const slots = localsAt(telling, index).map(({ slot, operand, local }) => ({
    slot,
    operand,
    local: isComputed ? local : null,
    upstream,
    downstream: handed.get(slot) ?? null,
  }));
  const { cards, notes } = gathered(slots.map((slot) => explainSlot(telling, index, slot)));
  const value = isComputed ? telling.num(telling.value(index)) : NOT_YET;
  return explanation({
    kind: "gate",
    node: node.id,
    title: gateTitle(node),
    titleLatex: titleLatex(trace.graph, index),
    pattern: patternNote(node),
    paragraphs: [
      isComputed
        ? `Forward, the ${gateWords(node)} gate has computed ${value}; with that its local gradients are known, before anything arrives from the right.`
        : `The ${gateWords(node)} gate has not computed its value yet.`,
      ...gradientWords(telling, index, cursor),
      ...leaving(telling, index, slots),
    ],
    forwardLatex: isComputed ? forwardLatex(telling, index) : "",
    slots: cards,
    ...sumFields(telling, index, cursor),
    notes: [...(isComputed ? valueNotes(telling, index) : []), ...notes],
    sentence: `${capital(theGate(telling, node, index))}: value ${value}, gradient ${gradientText(telling, index, cursor)}.`,
  });
}

function gradientText(telling: Telling, index: number, cursor: number): string {
  return isKnown(telling.trace.gradientAt, index, cursor) ? telling.num(telling.gradient(index)) : NOT_YET;
}

function gradientWords(telling: Telling, index: number, cursor: number): string[] {
  const { target, gradientAt, reached } = telling.trace;
  const f = refer(telling, target);
  const x = refer(telling, index);
  if (!isKnown(gradientAt, index, cursor))
    return [`∂${f}/∂${x} is not known yet: the backward pass has not come this far.`];
  const gradient = telling.num(telling.gradient(index));
  if (reached[index] !== true) return [`∂${f}/∂${x} = ${gradient} because ${f} does not depend on it.`];
  if (index === target) return [`∂${f}/∂${f} = ${gradient}: ${f} moves one for one with itself.`];
  const slope = telling.gradient(index);
  if (!Number.isFinite(slope)) return [`∂${f}/∂${x} = ${gradient}.`];
  if (slope === 0) return [`∂${f}/∂${x} = ${gradient}: a tiny change of ${x} leaves ${f} as it is.`];
  const way = slope > 0 ? "rises" : "falls";
  const size = telling.num(Math.abs(slope));
  return [`∂${f}/∂${x} = ${gradient}: raise ${x} a little and ${f} ${way} ${size} times as much.`];
}

function leaving(
  telling: Telling,
  index: number,
  slots: readonly { readonly operand: number; readonly downstream: number | null }[],
): string[] {
  if (telling.trace.reached[index] !== true) return [];
  const gone = slots.flatMap(({ operand, downstream }) =>
    downstream === null ? [] : [`${telling.num(downstream)} to ${refer(telling, operand)}`],
  );
  return gone.length === 0 ? [] : [`[local gradient] × [upstream gradient]: it has handed ${listed(gone)}.`];
}

function sumFields(telling: Telling, index: number, cursor: number): Partial<Explanation> {
  const step = telling.branches.get(index);
  if (step === undefined || !isKnown(telling.trace.gradientAt, index, cursor)) return {};
  const sum = telling.tex(scalar(step.sum));
  return {
    terms: termsOf(telling, step),
    sum: telling.num(scalar(step.sum)),
    sumLatex: `${gradientLatex(telling, index)} = ${sumLatex(telling, step)} = ${sum}`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
