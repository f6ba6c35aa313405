import type { BackwardStep, SlotGradient } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import { explanation } from "./blank.ts";
import type { Explanation, SlotExplanation } from "./explanation.ts";
import { gatePassage } from "./gatePassage.ts";
import { titleLatex } from "./nodeLatex.ts";
import { ordinal } from "./partial.ts";
import { patternNote } from "./pattern.ts";
import { tensorPatternNote } from "./tensorPattern.ts";
import { explainSlot, type SlotNumbers } from "./slot.ts";
import { gateAt, isTensorial, type Telling } from "./telling.ts";
import { explainTensorSlot } from "./tensorSlot.ts";
import { handedTo, tensorArrival, tensorPassage } from "./tensorStep.ts";
import { scalar } from "./traceNumbers.ts";
import { gateTitle, handsSentence, refer, spoken, theGate, withInput } from "./words.ts";

/** One slot of a step as plain numbers. */
function numbersOf(telling: Telling, { slot, operand, local, upstream, downstream }: SlotGradient): SlotNumbers {
  return {
    slot,
    operand: telling.index(operand),
    local: scalar(local),
    upstream: scalar(upstream),
    downstream: scalar(downstream),
  };
}

/** A gate hands gradients to its slots: [local gradient] × [upstream gradient]. */
export function explainBackward(telling: Telling, step: BackwardStep): Explanation {
  const index = telling.index(step.node);
  const node = gateAt(telling, index);
  if (isTensorial(telling, index)) return explainTensorBackward(telling, step, index);
  const slots = step.slots.map((slot) => numbersOf(telling, slot));
  const { cards, notes } = gathered(slots.map((slot) => explainSlot(telling, index, slot)));
  return explanation({
    kind: "backward",
    node: step.node,
    title: gateTitle(node),
    titleLatex: titleLatex(telling.trace.graph, index),
    pattern: patternNote(node),
    paragraphs: [arrival(telling, index), ...gatePassage(telling, index, slots)],
    slots: cards,
    notes,
    sentence: sentence(telling, index, slots),
  });
}

/** A gate on vectors and matrices: upstream in, downstream out, and no Jacobian. */
function explainTensorBackward(telling: Telling, step: BackwardStep, index: number): Explanation {
  const node = gateAt(telling, index);
  const flows = step.slots.map((flow) => ({
    slot: flow.slot,
    operand: telling.index(flow.operand),
    flow,
    isLocalKnown: true,
    isUpstreamKnown: true,
    isHanded: true,
  }));
  const { cards, notes } = gathered(flows.map((flow) => explainTensorSlot(telling, index, flow)));
  return explanation({
    kind: "backward",
    node: step.node,
    title: gateTitle(node),
    titleLatex: titleLatex(telling.trace.graph, index),
    pattern: tensorPatternNote(telling.trace.graph, node),
    paragraphs: [tensorArrival(telling, index), ...tensorPassage(telling, index)],
    slots: cards,
    notes,
    sentence: handsSentence(theGate(telling, node, index), handedTo(telling, node, flows)),
  });
}

/** Notes that every one of several slots has are said once, about the gate. */
export function gathered(slots: readonly SlotExplanation[]): {
  readonly cards: readonly SlotExplanation[];
  readonly notes: readonly string[];
} {
  const [first, ...others] = slots;
  if (first === undefined || others.length === 0) return { cards: slots, notes: [] };
  const shared = first.notes.filter((note) => others.every(({ notes }) => notes.includes(note)));
  const cards = slots.map((slot) => ({ ...slot, notes: slot.notes.filter((note) => !shared.includes(note)) }));
  return { cards, notes: shared };
}

function arrival(telling: Telling, index: number): string {
  const { target } = telling.trace;
  const f = refer(telling, target);
  const upstream = telling.num(telling.gradient(index));
  return index === target
    ? t`This gate computes ${f} itself, so its upstream gradient is ∂${f}/∂${f} = ${upstream}.`
    : t`The upstream gradient ∂${f}/∂${refer(telling, index)} = ${upstream} arrives from the right.`;
}

/** `…the multiply gate f hands z the gradient 3 = local 3 times upstream 1, and q the gradient −4 = …` */
function sentence(telling: Telling, index: number, slots: readonly SlotNumbers[]): string {
  const { num } = telling;
  const node = gateAt(telling, index);
  const parts = slots.map(({ slot, operand, local, upstream, downstream }) => {
    const name = withInput(spoken(telling, operand), ordinal(node, slot));
    return t`${name} the gradient ${num(downstream ?? NaN)} = local ${num(local ?? NaN)} times upstream ${num(upstream ?? NaN)}`;
  });
  return handsSentence(theGate(telling, node, index), parts);
}
