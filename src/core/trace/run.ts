import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import type { Plan, TapeGate } from "./plan.ts";
import { schedule } from "./schedule.ts";
import type { Arithmetic, Trace, TraceOptions } from "./trace.ts";

type Round = (value: number) => number;

const rounding: Readonly<Record<Arithmetic, Round>> = {
  exact: (value) => value,
  slide: (value) => (Number.isFinite(value) && Math.abs(value) < 1e21 ? Number(value.toFixed(2)) + 0 : value),
};

/** What a run leaves behind, per wire as the plan numbers them. */
export interface Flows {
  readonly locals: Float64Array;
  readonly downstreams: Float64Array;
}

/**
 * Values, gradients and steps of a graph: a pure function of its arguments; nothing of an earlier run is kept.
 * @param plan compiled from this graph, or from one that differs in the values of inputs alone
 */
export function run(plan: Plan, graph: Graph, options: TraceOptions = {}): Trace {
  const { target = graph.output, grain = "gate", arithmetic = "exact" } = options;
  const round = rounding[arithmetic];
  const values = new Float64Array(plan.size);
  for (const [index, node] of graph.nodes.entries())
    if (node.kind === "input") values[plan.offsets[index] ?? 0] = round(node.value);
  for (const gate of plan.tape)
    values[plan.offsets[gate.node] ?? 0] = round(gate.gate.forward(...gather(gate, plan, values, round)));
  const reached = reach(plan, graph, target);
  const { gradients, flows } = backward(plan, values, reached, target, round);
  const scheduled = schedule({ plan, graph, target, grain, reached, values, gradients, flows });
  const { shapes, offsets } = plan;
  return { graph, target, grain, arithmetic, shapes, offsets, values, gradients, reached, ...scheduled };
}

function gather(gate: TapeGate, plan: Plan, values: Float64Array, round: Round): number[] {
  return gate.slots.map(({ operand, constant }) =>
    operand < 0 ? round(constant) : (values[plan.offsets[operand] ?? 0] ?? Number.NaN),
  );
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

function backward(
  plan: Plan,
  values: Float64Array,
  reached: readonly boolean[],
  target: number,
  round: Round,
): { gradients: Float64Array; flows: Flows } {
  const gradients = new Float64Array(plan.size);
  const locals = new Float64Array(plan.wires);
  const downstreams = new Float64Array(plan.wires);
  const arrive = (node: number): void => {
    let sum = node === target ? 1 : 0;
    let first = node !== target;
    // In the order of arrival, so that the sum is the one which the accumulate step writes out.
    for (const { gate, slot } of plan.uses[node] ?? []) {
      const end = plan.tape[gate];
      if (end === undefined || reached[end.node] !== true) continue;
      const term = downstreams[end.slots[slot]?.wire ?? -1] ?? Number.NaN;
      sum = first ? term : sum + term;
      first = false;
    }
    gradients[plan.offsets[node] ?? 0] = round(sum);
  };
  for (const gate of plan.tape.toReversed()) {
    if (reached[gate.node] !== true) continue;
    arrive(gate.node);
    const operands = gather(gate, plan, values, round);
    const out = values[plan.offsets[gate.node] ?? 0] ?? Number.NaN;
    const upstream = gradients[plan.offsets[gate.node] ?? 0] ?? Number.NaN;
    for (const { wire, local } of gate.slots) {
      if (wire < 0) continue;
      const slope = round(local(operands, out));
      locals[wire] = slope;
      downstreams[wire] = round(slope * upstream);
    }
  }
  for (const [node, position] of plan.position.entries()) if (position < 0 && reached[node] === true) arrive(node);
  return { gradients, flows: { locals, downstreams } };
}
