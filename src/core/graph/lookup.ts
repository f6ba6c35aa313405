import type { Graph, GraphNode } from "./graph.ts";

/** The node at an index that the graph itself gave. */
export function nodeAt(graph: Graph, index: number): GraphNode {
  const node = graph.nodes[index];
  if (node === undefined) throw new Error(`The graph has no node ${String(index)}.`);
  return node;
}

const indexes = new WeakMap<Graph, ReadonlyMap<string, number>>();

/** Index of the node with that id; −1 if there is none. */
export function indexOfId(graph: Graph, id: string): number {
  let known = indexes.get(graph);
  if (known === undefined) {
    known = new Map(graph.nodes.map((node, index) => [node.id, index]));
    indexes.set(graph, known);
  }
  return known.get(id) ?? -1;
}

/** Index of the node that a name or an id means; −1 if there is none. */
export function indexOfName(graph: Graph, name: string): number {
  return graph.names.find(([known]) => known === name)?.[1] ?? indexOfId(graph, name);
}
