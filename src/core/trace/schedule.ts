import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { lazily } from "./lazily.ts";
import { nest } from "../tensor/nested.ts";
import type { Nested } from "../tensor/tensor.ts";
import type { Plan, TapeGate, WireEnd } from "./plan.ts";
import type { Flows } from "./pull.ts";
import type { BackwardStep, ForwardStep, Grain, SlotGradient, Step, Term, Trace } from "./trace.ts";

interface Ran {
  readonly plan: Plan;
  readonly graph: Graph;
  readonly target: number;
  readonly grain: Grain;
  readonly reached: readonly boolean[];
  readonly values: Float64Array;
  readonly gradients: Float64Array;
  readonly flows: Flows;
}

/**
 * The steps of a run in the lecture's order: every gate forward; the seed; then gate by gate over the reversed
 * topological order, a gate's slots from last to first. A value used more than once is summed up as soon as
 * its last term has arrived.
 */
export function schedule(ran: Ran): Pick<Trace, "steps" | "forwardCount" | "valueAt" | "gradientAt"> {
  const { plan, graph, target, grain, reached } = ran;
  const steps: Step[] = [];
  const valueAt = new Int32Array(graph.nodes.length);
  for (const { node, id } of plan.tape) {
    steps.push(forwardStep(ran, node, id));
    valueAt[node] = steps.length;
  }
  const forwardCount = steps.length;
  const gradientAt = new Int32Array(graph.nodes.length).fill(forwardCount + 1);
  steps.push({ kind: "seed", node: nodeAt(graph, target).id, gradient: at(ran, ran.gradients, target) });

  const waiting = plan.uses.map((ends) => {
    let count = 0;
    for (const end of ends) if (reached[plan.tape[end.gate]?.node ?? -1] === true) count++;
    return count;
  });
  const accumulate = (operand: number): void => {
    const terms = termsOf(ran, operand);
    const sum = (): Nested => at(ran, ran.gradients, operand);
    const node = nodeAt(graph, operand).id;
    if (terms.length < 2) return;
    if (isScalar(ran, operand)) steps.push({ kind: "accumulate", node, terms, sum: sum() });
    else steps.push(lazily({ kind: () => "accumulate", node: () => node, terms: () => terms, sum }));
  };
  const deliver = (step: BackwardStep, operands: readonly number[]): void => {
    steps.push(step);
    for (const operand of operands) {
      const left = (waiting[operand] ?? 0) - 1;
      waiting[operand] = left;
      if (left > 0) continue;
      if ((plan.uses[operand]?.length ?? 0) > 1) accumulate(operand);
      gradientAt[operand] = steps.length;
    }
  };
  for (const gate of plan.tape.toReversed()) {
    if (reached[gate.node] !== true) continue;
    const slots = slotGradients(ran, gate);
    const node = gate.id;
    if (grain === "gate")
      deliver(
        { kind: "backward", node, slots: slots.map((s) => s.gradient) },
        slots.map((s) => s.operand),
      );
    else for (const slot of slots) deliver({ kind: "backward", node, slots: [slot.gradient] }, [slot.operand]);
  }
  return { steps, forwardCount, valueAt, gradientAt };
}

const isScalar = ({ plan }: Ran, node: number): boolean => plan.shapes[node]?.length === 0;

function forwardStep(ran: Ran, node: number, id: string): ForwardStep {
  const value = (): Nested => at(ran, ran.values, node);
  if (isScalar(ran, node)) return { kind: "forward", node: id, value: value() };
  return lazily({ kind: () => "forward", node: () => id, value });
}

function at({ plan }: Ran, arena: Float64Array, node: number): Nested {
  return nest(arena, plan.offsets[node] ?? 0, plan.shapes[node] ?? []);
}

/** What a wire carries back, in the shape of the node that it leaves. */
function carried({ plan, flows }: Ran, wire: number, operand: number): Nested {
  return nest(flows.downstreams, plan.flowOffsets[wire] ?? 0, plan.shapes[operand] ?? []);
}

interface Handed {
  readonly operand: number;
  readonly gradient: SlotGradient;
}

/** The wires into a gate, from the last slot to the first. */
function slotGradients(ran: Ran, gate: TapeGate): readonly Handed[] {
  const handed: Handed[] = [];
  for (let slot = gate.slots.length - 1; slot >= 0; slot--) {
    const { operand = -1, wire = -1 } = gate.slots[slot] ?? {};
    if (wire >= 0) handed.push({ operand, gradient: slotGradient(ran, gate, slot, operand, wire) });
  }
  return handed;
}

function slotGradient(ran: Ran, gate: TapeGate, slot: number, operand: number, wire: number): SlotGradient {
  const { graph, gradients, flows } = ran;
  const { id } = nodeAt(graph, operand);
  const slope = flows.locals[wire] ?? null;
  if (slope === null || typeof slope !== "number")
    return lazily({
      slot: () => slot,
      operand: () => id,
      local: () => (slope === null ? null : nest(slope.data, 0, slope.shape)),
      upstream: () => at(ran, gradients, gate.node),
      downstream: () => carried(ran, wire, operand),
    });
  const upstream = at(ran, gradients, gate.node);
  return { slot, operand: id, local: slope, upstream, downstream: carried(ran, wire, operand) };
}

function termsOf(ran: Ran, node: number): readonly Term[] {
  const { plan, reached } = ran;
  return (plan.uses[node] ?? []).flatMap(({ gate, slot }: WireEnd): readonly Term[] => {
    const end = plan.tape[gate];
    if (end === undefined || reached[end.node] !== true) return [];
    const wire = end.slots[slot]?.wire ?? -1;
    const value = (): Nested => carried(ran, wire, node);
    if (isScalar(ran, node)) return [{ gate: end.id, slot, value: value() }];
    return [lazily({ gate: () => end.id, slot: () => slot, value })];
  });
}
