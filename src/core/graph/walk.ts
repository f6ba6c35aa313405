import type { Graph } from "./graph.ts";
import { usesOf, type Slot } from "./lookup.ts";

/** Along the wires: on to a gate that uses the value, back to an operand; and to the next wire, or the one before, beside. */
export type Way = "on" | "back" | "next" | "before";

/** A wire that was walked along, and the end of it that was reached. */
export interface Landing {
  readonly wire: Slot;
  readonly end: "gate" | "operand";
}

/** Index of the node that was reached. */
export function landedOn(graph: Graph, { wire, end }: Landing): number {
  if (end === "gate") return wire.gate;
  const gate = graph.nodes[wire.gate];
  const operand = gate?.kind === "gate" ? gate.operands[wire.slot] : undefined;
  return operand?.kind === "wire" ? operand.node : -1;
}

/** The wires into a gate, first slot first. */
export function wiresInto(graph: Graph, index: number): readonly Slot[] {
  const node = graph.nodes[index];
  if (node?.kind !== "gate") return [];
  return node.operands.flatMap(({ kind }, slot) => (kind === "wire" ? [{ gate: index, slot }] : []));
}

/**
 * One step along the wires from a node; null where none leads that way.
 * @param last - How that node was reached: the way back is the wire one came by, and what lies beside it are the other
 * wires of the same fork or gate. Null: it is looked at as the operand of the first gate that uses it.
 */
export function walk(graph: Graph, node: number, last: Landing | null, way: Way): Landing | null {
  const uses = usesOf(graph)[node] ?? [];
  const [use] = uses;
  if (way === "on") {
    const wire = last?.end === "operand" ? last.wire : use;
    return wire === undefined ? null : { wire, end: "gate" };
  }
  if (way === "back") {
    const wire = last?.end === "gate" ? last.wire : wiresInto(graph, node)[0];
    return wire === undefined ? null : { wire, end: "operand" };
  }
  const now: Landing | null = last ?? (use === undefined ? null : { wire: use, end: "operand" });
  if (now === null) return null;
  const beside = now.end === "operand" ? wiresInto(graph, now.wire.gate) : usesBeside(graph, now);
  const at = beside.findIndex(({ gate, slot }) => gate === now.wire.gate && slot === now.wire.slot);
  const wire = beside[at + (way === "next" ? 1 : -1)];
  return at < 0 || wire === undefined ? null : { wire, end: now.end };
}

/** Every wire that leaves from where a wire comes from. */
function usesBeside(graph: Graph, { wire }: Landing): readonly Slot[] {
  return usesOf(graph)[landedOn(graph, { wire, end: "operand" })] ?? [];
}
