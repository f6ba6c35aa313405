import { gateNamed } from "../gates/index.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import type { Rule } from "./explanation.ts";
import { localPiece, symbolLeaf, titleLatex } from "./node-latex.ts";
import { along, ordinal } from "./partial.ts";
import { commonShape, copiedAxes, nablaPiece, pullbackExpr, pullbackSymbols, summedBack } from "./pullback-latex.ts";
import { symbols } from "./symbols.ts";

/**
 * The local gradients of a graph's gates, in graph order: `q = x + y`, `∂q/∂x = 1`, `∂q/∂y = 1`. One row per gate.
 * A gate on vectors and matrices has its pullbacks instead: `q = W x`, `∇_W f = ∇_q f xᵀ`, f being the graph's output.
 */
export function rules(graph: Graph): readonly Rule[] {
  return graph.nodes.flatMap((node, index) => {
    if (node.kind === "input") return [];
    const partialsLatex = node.operands.flatMap((operand, slot) => {
      if (operand.kind !== "wire") return [];
      const which = ordinal(node, slot);
      const tell = isTensorial(graph, node) ? pullbackRule : localRule;
      return [tell(graph, index, slot, operand.node, which === "" ? "" : `\\text{${which}}`)];
    });
    return [{ node: node.id, formulaLatex: titleLatex(graph, index), partialsLatex }];
  });
}

function isTensorial(graph: Graph, node: GateNode): boolean {
  if (gateNamed(node.gate).kind === "tensor" || node.shape.length > 0) return true;
  return node.operands.some((operand) => operand.kind === "wire" && nodeAt(graph, operand.node).shape.length > 0);
}

function localRule(graph: Graph, index: number, slot: number, operand: number, way: string): string {
  const all = symbols(graph);
  const node = nodeAt(graph, index);
  if (node.kind !== "gate") return "";
  const ratio = `\\partial ${all[index]?.latex ?? ""} / \\partial ${all[operand]?.latex ?? ""}`;
  return `${way === "" ? ratio : along(ratio, way)} = ${localPiece(node, slot, symbolLeaf(graph)).latex}`;
}

function pullbackRule(graph: Graph, index: number, slot: number, operand: number, way: string): string {
  const { latex } = nablaPiece(graph, graph.output, operand);
  const name = way === "" ? latex : along(latex, way);
  const upstream = nablaPiece(graph, graph.output, index);
  const expr = pullbackExpr(graph, index, slot);
  const all = symbols(graph);
  if (expr === null) {
    const jacobian = `\\partial ${all[index]?.latex ?? ""} / \\partial ${all[operand]?.latex ?? ""}`;
    return `${name} = \\left(${jacobian}\\right)^{T} \\; ${upstream.latex}`;
  }
  const own = nodeAt(graph, operand).shape;
  const common = commonShape(graph, index);
  const copies = common === null ? [] : copiedAxes(own, common);
  return `${name} = ${summedBack(pullbackSymbols(graph, index, expr, upstream), own, copies).latex}`;
}
