import type { Graph } from "../graph/graph.ts";
import type { Rule } from "./explanation.ts";
import { localPiece, symbolLeaf, titleLatex } from "./node-latex.ts";
import { along, ordinal } from "./partial.ts";
import { symbols } from "./symbols.ts";

/** The local gradients of a graph's gates, in graph order: `q = x + y`, `∂q/∂x = 1`, `∂q/∂y = 1`. One row per gate. */
export function rules(graph: Graph): readonly Rule[] {
  const leaf = symbolLeaf(graph);
  const all = symbols(graph);
  return graph.nodes.flatMap((node, index) => {
    if (node.kind === "input") return [];
    const partialsLatex = node.operands.flatMap((operand, slot) => {
      if (operand.kind !== "wire") return [];
      const which = ordinal(node, slot);
      const ratio = `\\partial ${all[index]?.latex ?? ""} / \\partial ${all[operand.node]?.latex ?? ""}`;
      const own = which === "" ? ratio : along(ratio, `\\text{${which}}`);
      return [`${own} = ${localPiece(node, slot, leaf).latex}`];
    });
    return [{ node: node.id, formulaLatex: titleLatex(graph, index), partialsLatex }];
  });
}
