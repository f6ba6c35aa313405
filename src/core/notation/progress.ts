import { gateOf } from "../graph/lookup.ts";
import { localKernels } from "../gates/partials.ts";
import type { SlotGradient } from "../trace/trace.ts";
import { gateAt, operandValues, type Telling } from "./telling.ts";
import { scalar } from "./traceNumbers.ts";

/** slot -> the gradient that a gate has handed to it by that cursor. */
export function handedOn(telling: Telling, index: number, cursor: number): ReadonlyMap<number, number> {
  const { id } = gateAt(telling, index);
  const { steps, forwardCount } = telling.trace;
  const handed = new Map<number, number>();
  for (const step of steps.slice(forwardCount, cursor)) {
    if (step.kind !== "backward" || step.node !== id) continue;
    for (const { slot, downstream } of step.slots) handed.set(slot, scalar(downstream));
  }
  return handed;
}

/** The local gradient of each wire into a gate, known as soon as the gate has computed. In the order of the backward pass. */
export function localsAt(
  telling: Telling,
  index: number,
): readonly { readonly slot: number; readonly operand: number; readonly local: number }[] {
  const node = gateAt(telling, index);
  const { steps, forwardCount } = telling.trace;
  const told = new Map<number, number>();
  for (const step of steps.slice(forwardCount)) {
    if (step.kind === "backward" && step.node === node.id)
      for (const { slot, local } of step.slots) told.set(slot, scalar(local));
  }
  const operands = operandValues(telling, node);
  const gate = gateOf(node);
  const kernels = gate.kind === "elementwise" ? localKernels(gate) : [];
  return node.operands
    .flatMap((operand, slot) => {
      if (operand.kind !== "wire") return [];
      // The trace's own number wherever it has one; a gate that the target does not depend on has no backward step.
      const local = told.get(slot) ?? kernels[slot]?.(operands, telling.value(index)) ?? Number.NaN;
      return [{ slot, operand: operand.node, local }];
    })
    .toReversed();
}

/** The wires into a gate on vectors and matrices, in the order of the backward pass; nothing of what they carry is read. */
export function flowsAt(
  telling: Telling,
  index: number,
  cursor: number,
): readonly {
  readonly slot: number;
  readonly operand: number;
  readonly flow: SlotGradient | null;
  readonly isHanded: boolean;
}[] {
  const node = gateAt(telling, index);
  const { steps, forwardCount } = telling.trace;
  const flows = new Map<number, { readonly flow: SlotGradient; readonly isHanded: boolean }>();
  for (let at = forwardCount; at < steps.length; at++) {
    const step = steps[at];
    if (step?.kind === "backward" && step.node === node.id)
      for (const flow of step.slots) flows.set(flow.slot, { flow, isHanded: at < cursor });
  }
  return node.operands
    .flatMap((operand, slot) => {
      if (operand.kind !== "wire") return [];
      const { flow = null, isHanded = false } = flows.get(slot) ?? {};
      return [{ slot, operand: operand.node, flow, isHanded }];
    })
    .toReversed();
}
