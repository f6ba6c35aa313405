import type { Graph, GraphNode } from "../graph/graph.ts";
import { printExpr } from "../language/print.ts";

/** Which nodes of a graph are, to the reader, nodes of the graph before it. */
export interface Matching {
  readonly graph: Graph;
  /** Index of node -> key, unlike all others of the graph. */
  readonly keys: readonly string[];
  /** Number of the next new key: keys are never used again. */
  readonly next: number;
}

/** What makes two nodes the same, the surest first: the name, what it computes (or that it is an input), the place. */
const likenesses: readonly ((node: GraphNode) => string | null)[] = [
  (node) => node.name,
  (node) => (node.kind === "gate" ? `${node.gate} ${printExpr(node.expression)}` : null),
  (node) => (node.kind === "gate" ? `${node.gate} ${node.id}` : node.id),
  (node) => node.id,
];

/**
 * Carries keys over to an edited graph.
 *
 * @param previous - The matching of the graph before, null for the first.
 */
export function match(graph: Graph, previous: Matching | null): Matching {
  if (previous?.graph === graph) return previous;
  const keys: (string | undefined)[] = graph.nodes.map(() => undefined);
  const taken = new Set<string>();
  for (const likeness of previous === null ? [] : likenesses) {
    const known = new Map<string, string>();
    previous?.graph.nodes.forEach((node, i) => {
      const key = previous.keys[i];
      const mark = likeness(node);
      if (key !== undefined && mark !== null && !taken.has(key) && !known.has(mark)) known.set(mark, key);
    });
    graph.nodes.forEach((node, i) => {
      const mark = keys[i] === undefined ? likeness(node) : null;
      const key = mark === null ? undefined : known.get(mark);
      if (mark === null || key === undefined) return;
      known.delete(mark);
      keys[i] = key;
      taken.add(key);
    });
  }
  let next = previous?.next ?? 0;
  return { graph, keys: keys.map((key) => key ?? `n${next++}`), next };
}
