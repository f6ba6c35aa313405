import type { Graph, GraphNode } from "./graph.ts";
import { prune } from "./prune.ts";
import type { Recognised } from "./recognise.ts";

/**
 * The graph in which each of the recognised patterns is the one gate that it is. The gate stands where the pattern ended,
 * with its id, name, text and group; what was inside is gone, its names with it. They must not overlap.
 */
export function collapse(graph: Graph, found: readonly Recognised[]): Graph {
  if (found.length === 0) return graph;
  const ends = new Map(found.map((one) => [one.output, one]));
  const dropped = new Set(found.flatMap(({ inside, output }) => inside.filter((index) => index !== output)));
  const whole = graph.nodes.map((node, index): GraphNode => {
    const end = ends.get(index);
    if (end === undefined || node.kind === "input") return node;
    const { gate, attributes, operands } = end;
    return { ...node, gate, attributes, operands, collapsed: true };
  });
  const { nodes, moved } = prune(whole, dropped);
  const at = (index: number): number => moved[index] ?? -1;
  const names = graph.names.flatMap(([name, index]) => (dropped.has(index) ? [] : [[name, at(index)] as const]));
  return { ...graph, nodes, output: at(graph.output), names };
}
