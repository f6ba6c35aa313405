import { gateOf, indexOfId, nodeAt, wiredNodes } from "../graph/lookup.ts";
import { rounded } from "./execute.ts";
import { rounding } from "./run.ts";
import type { Trace } from "./trace.ts";

/** One gate on the way from a value back to another: its local gradient in the slot that the way leads through. */
export interface Link {
  /** Index of the gate's node. */
  readonly node: number;
  readonly slot: number;
  readonly local: number;
}

/**
 * The local gradients along the one way from node `from` to node `to`, in the order of the backward pass: from `to` down.
 * Null where there is not exactly one way, where something on it is no single number, or where no gradient passes there.
 */
export function chainOf(trace: Trace, from: number, to: number): readonly Link[] | null {
  const { graph, shapes } = trace;
  // Index of node -> whether it is `from` or depends on it; nothing before `from` does.
  const depends = graph.nodes.map(() => false);
  depends[from] = true;
  for (let index = from + 1; index <= to; index++)
    depends[index] = wiredNodes(nodeAt(graph, index)).some((operand) => depends[operand] === true);
  const links: Link[] = [];
  for (let at = to; at !== from;) {
    const node = nodeAt(graph, at);
    if (node.kind === "input" || gateOf(node).kind !== "elementwise" || shapes[at]?.length !== 0) return null;
    const ways = node.operands.flatMap((operand, slot) =>
      operand.kind === "wire" && depends[operand.node] === true ? [{ slot, operand: operand.node }] : [],
    );
    const [way, ...others] = ways;
    const local = way === undefined ? undefined : localsOf(trace).get(at)?.get(way.slot);
    if (way === undefined || others.length > 0 || local === undefined) return null;
    links.push({ node: at, slot: way.slot, local });
    at = way.operand;
  }
  return links.length > 0 && shapes[from]?.length === 0 ? links : null;
}

/** The product of the local gradients along a chain, in the arithmetic of the trace: what one gate in its place hands on of 1. */
export function chainProduct({ arithmetic }: Trace, links: readonly Link[]): number {
  return links.reduce((product, { local }) => rounded(rounding[arithmetic], product * local), 1);
}

const known = new WeakMap<Trace, ReadonlyMap<number, ReadonlyMap<number, number>>>();

/** Index of node -> slot -> local gradient, where it is a single number. */
function localsOf(trace: Trace): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const made = known.get(trace);
  if (made !== undefined) return made;
  const locals = new Map<number, Map<number, number>>();
  for (const step of trace.steps) {
    if (step.kind !== "backward") continue;
    const index = indexOfId(trace.graph, step.node);
    const slots = locals.get(index) ?? new Map<number, number>();
    locals.set(index, slots);
    for (const { slot, local } of step.slots) if (typeof local === "number") slots.set(slot, local);
  }
  known.set(trace, locals);
  return locals;
}
