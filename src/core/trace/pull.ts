import { localGradients, pullBack } from "../gates/pullback.ts";
import { mapElements, sumTo } from "../tensor/broadcast.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { numbers, rounded, tensors, view, type Run } from "./execute.ts";
import type { TapeGate } from "./plan.ts";

/** What a run leaves behind, per wire as the plan numbers them. */
export interface Flows {
  /** Downstream gradients; a wire's start at the plan's offset for it. */
  readonly downstreams: Float64Array;
  /** Wire -> its local gradient: one element for each of the gate's output; null where the gate has a pullback instead. */
  readonly locals: (Tensor | number | null)[];
}

/** Every gradient, from what arrives at the target. */
export function pullAll(running: Run, target: number, upstream: Tensor): Flows {
  const { plan, reached, gradients } = running;
  const wires = plan.flowOffsets.length - 1;
  const downstreams = new Float64Array(plan.flowOffsets[wires] ?? 0);
  const flows = { downstreams, locals: new Array<Tensor | number | null>(wires).fill(null) };
  gradients.set(upstream.data, plan.offsets[target] ?? 0);
  for (const gate of plan.tape.toReversed()) {
    if (reached[gate.node] !== true) continue;
    if (gate.node !== target) arrive(running, flows, gate.node);
    handOn(running, flows, gate);
  }
  for (const [node, position] of plan.position.entries())
    if (position < 0 && reached[node] === true && node !== target) arrive(running, flows, node);
  return flows;
}

/** What a closed group hands to each of its operands, for what arrives at its value: the chain rule through its inside. */
export function pullThrough(inside: Run, arity: number, upstream: Tensor): readonly Tensor[] {
  pullAll(inside, inside.graph.output, upstream);
  return Array.from({ length: arity }, (_unused, operand) => view(inside, inside.gradients, operand));
}

/** Sums up what the wires bring back to a node, in the order of arrival: the sum that the accumulate step writes out. */
function arrive({ plan, gradients, reached, round }: Run, { downstreams }: Flows, node: number): void {
  const offset = plan.offsets[node] ?? 0;
  const size = sizeOf(plan.shapes[node] ?? []);
  let isFirst = true;
  for (const { gate, slot } of plan.uses[node] ?? []) {
    const end = plan.tape[gate];
    if (end === undefined || reached[end.node] !== true) continue;
    const start = plan.flowOffsets[end.slots[slot]?.wire ?? -1] ?? 0;
    for (let i = 0; i < size; i++) {
      const term = downstreams[start + i] ?? Number.NaN;
      gradients[offset + i] = isFirst ? term : (gradients[offset + i] ?? 0) + term;
    }
    isFirst = false;
  }
  if (round !== null) for (let i = offset; i < offset + size; i++) gradients[i] = round(gradients[i] ?? Number.NaN);
}

/** Local gradient times upstream gradient, for every wire into a gate. */
function handOn(running: Run, flows: Flows, gate: TapeGate): void {
  if (gate.scalar !== null) {
    const operands = numbers(running, gate);
    const out = running.values[running.plan.offsets[gate.node] ?? 0] ?? Number.NaN;
    const { scalar } = gate;
    handProducts(running, flows, gate, (slot) => scalar[slot]?.(operands, out) ?? Number.NaN);
    return;
  }
  const upstream = view(running, running.gradients, gate.node);
  const inside = running.insides.get(gate);
  if (inside === undefined) {
    const at = { operands: tensors(running, gate), out: view(running, running.values, gate.node), upstream };
    handTensors(running, flows, gate, (slot) => differentiateSlot(running, gate, slot, at));
  } else if (gate.inner?.isScalar === true) {
    const slopes = pullThrough(inside, gate.slots.length, one);
    handProducts(running, flows, gate, (slot) => slopes[slot]?.data[0] ?? Number.NaN);
  } else {
    const handed = pullThrough(inside, gate.slots.length, upstream);
    handTensors(running, flows, gate, (slot) => ({ local: null, downstream: handed[slot] ?? one }));
  }
}

const one: Tensor = { shape: [], data: Float64Array.of(1) };

/** Gates on single numbers. */
function handProducts(running: Run, flows: Flows, gate: TapeGate, slope: (slot: number) => number): void {
  const { plan, gradients, round } = running;
  const upstream = gradients[plan.offsets[gate.node] ?? 0] ?? Number.NaN;
  for (const [slot, { wire }] of gate.slots.entries()) {
    if (wire < 0) continue;
    const local = rounded(round, slope(slot));
    flows.locals[wire] = local;
    flows.downstreams[plan.flowOffsets[wire] ?? 0] = rounded(round, local * upstream);
  }
}

interface Handed {
  readonly local: Tensor | null;
  readonly downstream: Tensor;
}

function handTensors(running: Run, flows: Flows, gate: TapeGate, hand: (slot: number) => Handed): void {
  const { plan, round } = running;
  for (const [slot, { wire, operand }] of gate.slots.entries()) {
    if (wire < 0) continue;
    const { local, downstream } = hand(slot);
    flows.locals[wire] = local;
    const start = plan.flowOffsets[wire] ?? 0;
    const summed = sumTo(downstream, plan.shapes[operand] ?? []);
    for (const [i, value] of summed.data.entries()) flows.downstreams[start + i] = rounded(round, value);
  }
}

function differentiateSlot(
  { round }: Run,
  { gate, attributes }: TapeGate,
  slot: number,
  at: { readonly operands: readonly Tensor[]; readonly out: Tensor; readonly upstream: Tensor },
): Handed {
  if (gate.kind === "tensor") return { local: null, downstream: pullBack(gate, { ...at, attributes, slot }) };
  if (gate.kind === "module") throw new Error("A closed group was not computed before it was asked for gradients.");
  const exact = localGradients(gate, slot, at.operands, at.out);
  const local = mapElements(([value = Number.NaN]) => rounded(round, value), [exact], exact.shape);
  const product = ([slope = Number.NaN, arriving = Number.NaN]: readonly number[]): number => slope * arriving;
  return { local, downstream: mapElements(product, [local, at.upstream], local.shape) };
}
