import type { Graph } from "../graph/graph.ts";
import { gateOf, wiredNodes } from "../graph/lookup.ts";

/** Longer vectors lie, whatever they are used for: the drawing is wider than it is high. */
const STANDS = 4;

/**
 * Index of node -> whether a vector there is drawn as a row. A column, as in W @ x, unless it is used as a row: to the
 * left of @, or copied onto the rows of a matrix. What is computed element by element lies as its operands do.
 */
export function lyingVectors(graph: Graph): readonly boolean[] {
  const lying = graph.nodes.map(({ shape }) => shape.length === 1 && (shape[0] ?? 0) > STANDS);
  const rank = (i: number): number => graph.nodes[i]?.shape.length ?? 0;
  const lay = (i: number | undefined): void => {
    if (i !== undefined && rank(i) === 1) lying[i] = true;
  };
  for (let pass = 0; pass < 2; pass++) {
    for (const [i, node] of graph.nodes.entries()) {
      if (node.kind === "input") continue;
      const operands = wiredNodes(node);
      const [a, b] = operands;
      if (node.gate === "matmul") {
        if (rank(a ?? 0) === 1) for (const each of [a, i]) lay(each);
        continue;
      }
      if (gateOf(node).kind !== "elementwise" && node.gate !== "softmax" && node.gate !== "log_softmax") {
        if (node.gate === "outer") lay(b);
        continue;
      }
      const meets = rank(i) > 1 || [i, ...operands].some((each) => lying[each] === true);
      if (meets) for (const each of [i, ...operands]) lay(each);
    }
  }
  return lying;
}
