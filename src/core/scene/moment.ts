import type { Graph } from "../graph/graph.ts";
import { indexOfId, usesOf, type Slot } from "../graph/lookup.ts";
import type { Step, Trace } from "../trace/trace.ts";

/** What happens at one cursor, by index. */
export interface Moment {
  readonly kind: "start" | Step["kind"];
  readonly phase: "forward" | "backward";
  /** The node that the step is about, −1 at the start. */
  readonly active: number;
  /** Slots along whose wires something moves: values in, products out, or terms that meet in a sum. */
  readonly moving: readonly Slot[];
  /** Slots through which the active gate's upstream gradient came; none if it was a sum or the seed. */
  readonly upstream: readonly Slot[];
}

function slotsOf(graph: Graph, gate: number): Slot[] {
  const node = graph.nodes[gate];
  if (node === undefined || node.kind === "input") return [];
  return node.operands.flatMap((operand, slot) => (operand.kind === "wire" ? [{ gate, slot }] : []));
}

/** Throws nothing; a cursor outside of the trace counts as its nearest end. */
export function momentOf(trace: Trace, cursor: number): Moment {
  const step = trace.steps[Math.min(cursor, trace.steps.length) - 1];
  if (step === undefined) return { kind: "start", phase: "forward", active: -1, moving: [], upstream: [] };
  const { graph } = trace;
  const active = indexOfId(graph, step.node);
  const reachedUses = (usesOf(graph)[active] ?? []).filter(({ gate }) => trace.reached[gate] === true);
  const phase = step.kind === "forward" ? "forward" : "backward";
  const base = { kind: step.kind, phase, active, upstream: [] } as const;
  if (step.kind === "forward") return { ...base, moving: slotsOf(graph, active) };
  if (step.kind === "seed") return { ...base, moving: [] };
  if (step.kind === "accumulate") return { ...base, moving: reachedUses };
  return {
    ...base,
    moving: step.slots.map(({ slot }) => ({ gate: active, slot })),
    upstream: reachedUses.length === 1 && active !== trace.target ? reachedUses : [],
  };
}
