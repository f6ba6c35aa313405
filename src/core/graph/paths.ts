import type { Graph } from "./graph.ts";
import { nodeAt, wiredNodes } from "./lookup.ts";

/** The ways from one node to another along the wires. */
export interface Paths {
  /** Indexes of all nodes on any of them, both ends included; empty where there is none. */
  readonly nodes: ReadonlySet<number>;
  /**
   * How many there are: two wires between the same nodes, as in x * x, are two ways on. It doubles with every such fork, so
   * it may be far beyond the exact numbers.
   */
  readonly count: bigint;
  /** Gates on the shortest and on the longest of them, `to` included, `from` left out. Both 0 where there is no path. */
  readonly shortest: number;
  readonly longest: number;
}

const none: Paths = { nodes: new Set(), count: 0n, shortest: 0, longest: 0 };

/** All paths from one node to another, forward along the wires; from a node to itself there is one, without a gate. */
export function pathsBetween(graph: Graph, from: number, to: number): Paths {
  if (from > to) return none;
  const reaching = reachingNodes(graph, from, to);
  const counts = new Map<number, bigint>([[from, 1n]]);
  const lengths = new Map<number, readonly [number, number]>([[from, [0, 0]]]);
  // Nodes are in topological order: all ways to a node's operands are known before it.
  for (let i = from + 1; i <= to; i++) {
    if (!reaching.has(i)) continue;
    const operands = wiredNodes(nodeAt(graph, i)).filter((operand) => counts.has(operand));
    if (operands.length === 0) continue;
    counts.set(
      i,
      operands.reduce((sum, operand) => sum + (counts.get(operand) ?? 0n), 0n),
    );
    const before = operands.map((operand) => lengths.get(operand) ?? [0, 0]);
    const shortest = before.reduce((least, [length]) => Math.min(least, length), Infinity);
    lengths.set(i, [1 + shortest, 1 + before.reduce((most, [, length]) => Math.max(most, length), 0)]);
  }
  const count = counts.get(to);
  const [shortest, longest] = lengths.get(to) ?? [0, 0];
  return count === undefined ? none : { nodes: new Set(counts.keys()), count, shortest, longest };
}

/** Nodes from index `from` on that `to` depends on, itself included. */
function reachingNodes(graph: Graph, from: number, to: number): ReadonlySet<number> {
  const found = new Set([to]);
  for (let i = to; i >= from; i--) {
    if (!found.has(i)) continue;
    for (const operand of wiredNodes(nodeAt(graph, i))) if (operand >= from) found.add(operand);
  }
  return found;
}
