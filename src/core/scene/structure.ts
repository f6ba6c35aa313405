import type { Graph } from "../graph/graph.ts";

const structures = new WeakMap<Graph, string>();

/** Equal for two graphs of the same nodes and wires, whatever their numbers. */
export function structureOf(graph: Graph): string {
  const known = structures.get(graph);
  if (known !== undefined) return known;
  const structure = graph.nodes
    .map((node) => {
      if (node.kind === "input") return node.id;
      const operands = node.operands.map((operand) => (operand.kind === "wire" ? operand.node : "·"));
      return `${node.id}=${node.gate}(${operands.join(",")})`;
    })
    .join("\n");
  structures.set(graph, structure);
  return structure;
}
