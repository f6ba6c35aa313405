import { computeGate } from "../gates/apply.ts";
import { localGradients, pullBack } from "../gates/pullback.ts";
import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { mapElements, sumTo } from "../tensor/broadcast.ts";
import { flattenInto, scalar as scalarTensor, sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Plan, TapeGate } from "./plan.ts";
import { schedule } from "./schedule.ts";
import type { Arithmetic, Trace, TraceOptions } from "./trace.ts";

type Round = (value: number) => number;

/** What each number goes through before it is used. */
export const rounding: Readonly<Record<Arithmetic, Round>> = {
  exact: (value) => value,
  slide: (value) => (Number.isFinite(value) && Math.abs(value) < 1e21 ? Number(value.toFixed(2)) + 0 : value),
};

/** What a run leaves behind, per wire as the plan numbers them. */
export interface Flows {
  /** Downstream gradients; a wire's start at the plan's offset for it. */
  readonly downstreams: Float64Array;
  /** Wire -> its local gradient: one element for each of the gate's output; null where the gate has a pullback instead. */
  readonly locals: readonly (Tensor | number | null)[];
}

/** A run in progress. */
interface Run {
  readonly plan: Plan;
  readonly values: Float64Array;
  readonly gradients: Float64Array;
  readonly reached: readonly boolean[];
  readonly round: Round;
}

/**
 * Values, gradients and steps of a graph: a pure function of its arguments; nothing of an earlier run is kept.
 * @param plan compiled from this graph, or from one that differs in the values of inputs alone
 */
export function run(plan: Plan, graph: Graph, options: TraceOptions = {}): Trace {
  const { target = graph.output, grain = "gate", arithmetic = "exact" } = options;
  const round = rounding[arithmetic];
  const values = new Float64Array(plan.size);
  const gradients = new Float64Array(plan.size);
  const reached = reach(plan, graph, target);
  const running = { plan, values, gradients, reached, round };
  for (const [index, node] of graph.nodes.entries())
    if (node.kind === "input") flattenInto(node.value, values, plan.offsets[index] ?? 0);
  if (arithmetic !== "exact") for (const [i, value] of values.entries()) values[i] = round(value);
  for (const gate of plan.tape) forward(running, gate);
  const flows = backward(running, target);
  const scheduled = schedule({ plan, graph, target, grain, reached, values, gradients, flows });
  const { shapes, offsets } = plan;
  return { graph, target, grain, arithmetic, shapes, offsets, values, gradients, reached, ...scheduled };
}

function numbers({ plan, values, round }: Run, { slots }: TapeGate): number[] {
  return slots.map(({ operand, constant }) =>
    operand < 0 ? round(constant) : (values[plan.offsets[operand] ?? 0] ?? Number.NaN),
  );
}

/** A node's elements, in place. */
function view({ plan }: Run, arena: Float64Array, node: number): Tensor {
  const shape = plan.shapes[node] ?? [];
  const offset = plan.offsets[node] ?? 0;
  return { shape, data: arena.subarray(offset, offset + sizeOf(shape)) };
}

function tensors(running: Run, { slots }: TapeGate): Tensor[] {
  return slots.map(({ operand, constant }) =>
    operand < 0 ? scalarTensor(running.round(constant)) : view(running, running.values, operand),
  );
}

function forward(running: Run, gate: TapeGate): void {
  const { plan, values, round } = running;
  const offset = plan.offsets[gate.node] ?? 0;
  if (gate.scalar !== null && gate.gate.kind === "elementwise") {
    values[offset] = round(gate.gate.forward(...numbers(running, gate)));
    return;
  }
  const shape = plan.shapes[gate.node] ?? [];
  const { data } = computeGate(gate.gate, tensors(running, gate), gate.attributes, shape);
  for (const [i, value] of data.entries()) values[offset + i] = round(value);
}

/** Index of node -> whether the target depends on it. */
function reach(plan: Plan, graph: Graph, target: number): readonly boolean[] {
  nodeAt(graph, target);
  const reached = graph.nodes.map(() => false);
  reached[target] = true;
  for (const { node, slots } of plan.tape.toReversed())
    if (reached[node] === true) for (const { operand } of slots) if (operand >= 0) reached[operand] = true;
  return reached;
}

function backward(running: Run, target: number): Flows {
  const { plan, gradients, reached } = running;
  const wires = plan.flowOffsets.length - 1;
  const downstreams = new Float64Array(plan.flowOffsets[wires] ?? 0);
  const locals = new Array<Tensor | number | null>(wires).fill(null);
  const flows = { downstreams, locals };
  view(running, gradients, target).data.fill(1);
  for (const gate of plan.tape.toReversed()) {
    if (reached[gate.node] !== true) continue;
    if (gate.node !== target) arrive(running, flows, gate.node);
    handOn(running, flows, gate, locals);
  }
  for (const [node, position] of plan.position.entries())
    if (position < 0 && reached[node] === true && node !== target) arrive(running, flows, node);
  return flows;
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
  for (let i = offset; i < offset + size; i++) gradients[i] = round(gradients[i] ?? Number.NaN);
}

/** Local gradient times upstream gradient, for every wire into a gate. */
function handOn(running: Run, { downstreams }: Flows, gate: TapeGate, locals: (Tensor | number | null)[]): void {
  const { plan, values, gradients, round } = running;
  if (gate.scalar !== null) {
    const operands = numbers(running, gate);
    const offset = plan.offsets[gate.node] ?? 0;
    const out = values[offset] ?? Number.NaN;
    const upstream = gradients[offset] ?? Number.NaN;
    for (const [slot, { wire }] of gate.slots.entries()) {
      if (wire < 0) continue;
      const local = round(gate.scalar[slot]?.(operands, out) ?? Number.NaN);
      locals[wire] = local;
      downstreams[plan.flowOffsets[wire] ?? 0] = round(local * upstream);
    }
    return;
  }
  const operands = tensors(running, gate);
  const out = view(running, values, gate.node);
  const upstream = view(running, gradients, gate.node);
  for (const [slot, { wire, operand }] of gate.slots.entries()) {
    if (wire < 0) continue;
    const { local, downstream } = differentiateSlot(running, gate, slot, { operands, out, upstream });
    locals[wire] = local;
    const start = plan.flowOffsets[wire] ?? 0;
    const summed = sumTo(downstream, plan.shapes[operand] ?? []);
    for (const [i, value] of summed.data.entries()) downstreams[start + i] = round(value);
  }
}

function differentiateSlot(
  { round }: Run,
  { gate, attributes }: TapeGate,
  slot: number,
  at: { readonly operands: readonly Tensor[]; readonly out: Tensor; readonly upstream: Tensor },
): { readonly local: Tensor | null; readonly downstream: Tensor } {
  if (gate.kind === "tensor") return { local: null, downstream: pullBack(gate, { ...at, attributes, slot }) };
  const exact = localGradients(gate, slot, at.operands, at.out);
  const local = mapElements(([value = Number.NaN]) => round(value), [exact], exact.shape);
  const product = ([slope = Number.NaN, arriving = Number.NaN]: readonly number[]): number => slope * arriving;
  return { local, downstream: mapElements(product, [local, at.upstream], local.shape) };
}
