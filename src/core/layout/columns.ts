import type { Graph } from "../graph/graph.ts";
import { nodeAt, wiredNodes } from "../graph/lookup.ts";

/** Up to this many inputs stand together at the left, as on a slide, even if their gate is a little further on. */
const FEW_INPUTS = 8;
const NEAR = 2;

/** Longest path to the output over the nodes that it depends on, -1 for all others. */
function distances(graph: Graph): number[] {
  const distance = graph.nodes.map(() => -1);
  distance[graph.output] = 0;
  for (let i = graph.output; i >= 0; i--) {
    const mine = distance[i] ?? -1;
    if (mine < 0) continue;
    for (const operand of wiredNodes(nodeAt(graph, i))) distance[operand] = Math.max(distance[operand] ?? -1, mine + 1);
  }
  return distance;
}

/**
 * Index of node -> its column, 0 at the left: every operand is left of its gate. Columns follow the longest path to the
 * output, so that an input stands beside the gate that uses it; what the output does not depend on follows its operands.
 */
export function columns(graph: Graph): number[] {
  const distance = distances(graph);
  const last = Math.max(0, ...distance);
  const column = distance.map((d) => (d < 0 ? -1 : last - d));
  const beside = graph.nodes.map(() => Number.POSITIVE_INFINITY);
  graph.nodes.forEach((node, i) => {
    const operands = wiredNodes(node);
    if (distance[i] === -1 && node.kind === "gate") {
      column[i] = 1 + Math.max(-1, ...operands.map((operand) => Math.max(0, column[operand] ?? 0)));
    }
    for (const operand of operands) beside[operand] = Math.min(beside[operand] ?? 0, (column[i] ?? 0) - 1);
  });
  const few = graph.nodes.filter((node) => node.kind === "input").length <= FEW_INPUTS;
  graph.nodes.forEach((node, i) => {
    if (node.kind !== "input") return;
    const nearest = beside[i] ?? 0;
    if (!Number.isFinite(nearest) || (few && nearest <= NEAR)) column[i] = 0;
    else column[i] = nearest;
  });
  return column;
}
