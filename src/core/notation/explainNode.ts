import { nodeAt } from "../graph/lookup.ts";
import { listed } from "../graph/problems.ts";
import { t } from "../words/t.ts";
import { explanation } from "./blank.ts";
import { gathered } from "./explainBackward.ts";
import { forwardLatex } from "./explainForward.ts";
import { sumLatex, termsOf } from "./explainAccumulate.ts";
import type { Explanation, SlotExplanation } from "./explanation.ts";
import { titleLatex } from "./nodeLatex.ts";
import { tensorPatternNote } from "./tensorPattern.ts";
import { flowsAt, handedOn, localsAt } from "./progress.ts";
import { explainSlot, notYet } from "./slot.ts";
import { gateAt, isTensorial, type Telling } from "./telling.ts";
import { explainTensorSlot } from "./tensorSlot.ts";
import { aValue, holding } from "./tensorStep.ts";
import { fitsLine, shapeLatex } from "./value.ts";
import { valueNotes } from "./valueNotes.ts";
import { gateTitle, gateWords, refer, spoken } from "./words.ts";

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
  const value = telling.valueText(index);
  const gradient = gradientText(telling, index, cursor);
  return explanation({
    kind: "input",
    node: nodeAt(telling.trace.graph, index).id,
    title: t`Input`,
    titleLatex: inputLatex(telling, index),
    paragraphs: [
      fitsLine(telling.shape(index))
        ? t`${holding(telling, index, x)} is given: no gate computes it.`
        : t`${holding(telling, index, x)}, is given: no gate computes it.`,
      ...gradientWords(telling, index, cursor),
    ],
    ...sumFields(telling, index, cursor),
    sentence: t`Input ${spoken(telling, index)}: value ${value}, gradient ${gradient}.`,
  });
}

/** `x = 0.2`; of a large matrix its shape, as an element of a space. */
function inputLatex(telling: Telling, index: number): string {
  const { latex } = telling.symbol(index);
  const value = telling.valueLeaf(index).latex;
  return value === latex ? `${latex} \\in \\mathbb{R}^{${shapeLatex(telling.shape(index))}}` : `${latex} = ${value}`;
}

function explainGate(telling: Telling, index: number, cursor: number): Explanation {
  const { trace } = telling;
  const node = gateAt(telling, index);
  const isComputed = isKnown(trace.valueAt, index, cursor);
  const { explained, gone } = isTensorial(telling, index)
    ? tensorSlots(telling, index, cursor)
    : numberSlots(telling, index, cursor);
  const { cards, notes } = gathered(explained);
  const value = isComputed ? telling.valueText(index) : notYet();
  const words = gateWords(node);
  return explanation({
    kind: "gate",
    node: node.id,
    title: gateTitle(node),
    titleLatex: titleLatex(trace.graph, index),
    pattern: tensorPatternNote(trace.graph, node),
    paragraphs: [
      isComputed
        ? t`Forward, the ${words} gate has computed ${value}; with that its local gradients are known, before anything arrives from the right.`
        : t`The ${words} gate has not computed its value yet.`,
      ...gradientWords(telling, index, cursor),
      ...leaving(telling, index, gone),
    ],
    forwardLatex: isComputed ? forwardLatex(telling, index) : "",
    slots: cards,
    ...sumFields(telling, index, cursor),
    notes: [...(isComputed ? valueNotes(telling, index) : []), ...notes],
    sentence: t`The ${words} gate ${spoken(telling, index)}: value ${value}, gradient ${gradientText(telling, index, cursor)}.`,
  });
}

/** Cards of the slots, and what has been handed on: `3 to z`. */
interface Slots {
  readonly explained: readonly SlotExplanation[];
  readonly gone: readonly string[];
}

function numberSlots(telling: Telling, index: number, cursor: number): Slots {
  const { trace } = telling;
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
  return {
    explained: slots.map((slot) => explainSlot(telling, index, slot)),
    gone: slots.flatMap(({ operand, downstream }) =>
      downstream === null ? [] : [t`${telling.num(downstream)} to ${refer(telling, operand)}`],
    ),
  };
}

function tensorSlots(telling: Telling, index: number, cursor: number): Slots {
  const { trace } = telling;
  const flows = flowsAt(telling, index, cursor).map((flow) => ({
    ...flow,
    isLocalKnown: isKnown(trace.valueAt, index, cursor),
    isUpstreamKnown: isKnown(trace.gradientAt, index, cursor),
  }));
  return {
    explained: flows.map((flow) => explainTensorSlot(telling, index, flow)),
    gone: flows.flatMap(({ operand, flow, isHanded }) =>
      flow === null || !isHanded
        ? []
        : [t`${aValue(telling.show(telling.shape(operand), () => flow.downstream))} to ${refer(telling, operand)}`],
    ),
  };
}

function gradientText(telling: Telling, index: number, cursor: number): string {
  return isKnown(telling.trace.gradientAt, index, cursor) ? telling.gradientText(index) : notYet();
}

function gradientWords(telling: Telling, index: number, cursor: number): string[] {
  const { target, gradientAt, reached } = telling.trace;
  const f = refer(telling, target);
  const x = refer(telling, index);
  if (!isKnown(gradientAt, index, cursor))
    return [t`∂${f}/∂${x} is not known yet: the backward pass has not come this far.`];
  const gradient = telling.gradientText(index);
  if (reached[index] !== true) return [t`∂${f}/∂${x} = ${gradient} because ${f} does not depend on it.`];
  if (index === target) return [t`∂${f}/∂${f} = ${gradient}: ${f} moves one for one with itself.`];
  if (telling.shape(index).length > 0)
    return [
      fitsLine(telling.shape(index))
        ? t`∂${f}/∂${x} = ${gradient}: one number for each entry of ${x}, so it has the shape of ${x}.`
        : t`∂${f}/∂${x} is ${aValue(gradient)}: one number for each entry of ${x}, so it has the shape of ${x}.`,
    ];
  const slope = telling.gradient(index);
  if (!Number.isFinite(slope)) return [t`∂${f}/∂${x} = ${gradient}.`];
  if (slope === 0) return [t`∂${f}/∂${x} = ${gradient}: a tiny change of ${x} leaves ${f} as it is.`];
  const size = telling.num(Math.abs(slope));
  return [
    slope > 0
      ? t`∂${f}/∂${x} = ${gradient}: raise ${x} a little and ${f} rises ${size} times as much.`
      : t`∂${f}/∂${x} = ${gradient}: raise ${x} a little and ${f} falls ${size} times as much.`,
  ];
}

function leaving(telling: Telling, index: number, gone: readonly string[]): string[] {
  if (telling.trace.reached[index] !== true || gone.length === 0) return [];
  return [
    isTensorial(telling, index)
      ? t`Upstream gradient in, downstream gradients out: it has handed ${listed(gone)}.`
      : t`[local gradient] × [upstream gradient]: it has handed ${listed(gone)}.`,
  ];
}

function sumFields(telling: Telling, index: number, cursor: number): Partial<Explanation> {
  const step = telling.branches.get(index);
  if (step === undefined || !isKnown(telling.trace.gradientAt, index, cursor)) return {};
  return {
    terms: termsOf(telling, step),
    sum: telling.show(telling.shape(index), () => step.sum),
    sumLatex: sumLatex(telling, step),
  };
}
