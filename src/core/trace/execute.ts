import { computeGate } from "../gates/apply.ts";
import type { Graph } from "../graph/graph.ts";
import { flattenInto, scalar as scalarTensor, sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Inner, Plan, TapeGate } from "./plan.ts";

/** Rounds every number before it is used; null leaves it as it is. */
export type Round = ((value: number) => number) | null;

/** A run in progress: of a whole graph, or of the inside of a closed group. */
export interface Run {
  readonly plan: Plan;
  readonly graph: Graph;
  readonly values: Float64Array;
  readonly gradients: Float64Array;
  /** Index of node -> whether what is differentiated depends on it. */
  readonly reached: readonly boolean[];
  readonly round: Round;
  /** Closed groups that have computed their value: their backward pass needs what is inside. */
  readonly insides: Map<TapeGate, Run>;
}

/**
 * Every value of a graph, gate by gate.
 * @param given index of an input -> the value that it takes, as the operands of a closed group do; the others hold their own
 */
export function computeAll(plan: Plan, graph: Graph, target: number, round: Round, given: readonly Tensor[] = []): Run {
  const values = new Float64Array(plan.size);
  const gradients = new Float64Array(plan.size);
  const reached = reach(plan, graph, target);
  const running: Run = { plan, graph, values, gradients, reached, round, insides: new Map() };
  for (const [index, node] of graph.nodes.entries()) {
    if (node.kind !== "input") continue;
    const operand = given[index];
    if (operand === undefined) flattenInto(node.value, values, plan.offsets[index] ?? 0);
    else values.set(operand.data, plan.offsets[index] ?? 0);
  }
  if (round !== null) for (const [i, value] of values.entries()) values[i] = round(value);
  for (const gate of plan.tape) forward(running, gate);
  return running;
}

/** A node's elements in one of the arenas, in place. */
export function view({ plan }: Run, arena: Float64Array, node: number): Tensor {
  const shape = plan.shapes[node] ?? [];
  const offset = plan.offsets[node] ?? 0;
  return { shape, data: arena.subarray(offset, offset + sizeOf(shape)) };
}

export function rounded(round: Round, value: number): number {
  return round === null ? value : round(value);
}

function reach(plan: Plan, graph: Graph, target: number): readonly boolean[] {
  const reached = graph.nodes.map(() => false);
  reached[target] = true;
  for (const { node, slots } of plan.tape.toReversed())
    if (reached[node] === true) for (const { operand } of slots) if (operand >= 0) reached[operand] = true;
  return reached;
}

export function numbers({ plan, values, round }: Run, { slots }: TapeGate): number[] {
  return slots.map(({ operand, constant }) =>
    operand < 0 ? rounded(round, constant) : (values[plan.offsets[operand] ?? 0] ?? Number.NaN),
  );
}

export function tensors(running: Run, { slots }: TapeGate): Tensor[] {
  return slots.map(({ operand, constant }) =>
    operand < 0 ? scalarTensor(rounded(running.round, constant)) : view(running, running.values, operand),
  );
}

function forward(running: Run, gate: TapeGate): void {
  const { plan, values, round } = running;
  const offset = plan.offsets[gate.node] ?? 0;
  if (gate.scalar !== null && gate.gate.kind === "elementwise") {
    values[offset] = rounded(round, gate.gate.forward(...numbers(running, gate)));
    return;
  }
  if (gate.inner !== null) {
    values.set(enter(running, gate, gate.inner), offset);
    return;
  }
  if (gate.gate.kind === "module") return;
  const { data } = computeGate(gate.gate, tensors(running, gate), gate.attributes, plan.shapes[gate.node] ?? []);
  for (const [i, value] of data.entries()) values[offset + i] = rounded(round, value);
}

/** The value of a closed group, its inside kept. */
function enter(running: Run, gate: TapeGate, { plan, graph }: Inner): Float64Array {
  const inside = computeAll(plan, graph, graph.output, running.round, tensors(running, gate));
  running.insides.set(gate, inside);
  return view(inside, inside.values, graph.output).data;
}
