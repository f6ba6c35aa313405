import type { GateNode, Graph } from "../graph/graph.ts";
import { gateOf, nodeAt, usesOf } from "../graph/lookup.ts";
import { t } from "../words/t.ts";
import type { Rule } from "./explanation.ts";
import { localPiece, symbolLeaf, titleLatex } from "./nodeLatex.ts";
import { along, ordinal, viaLatex } from "./partial.ts";
import { commonShape, copiedAxes, nablaPiece, pullbackExpr, pullbackSymbols, summedBack } from "./pullbackLatex.ts";
import { symbols } from "./symbols.ts";

/**
 * The local gradients of a gate: `q = x + y`, `∂q/∂x = 1`, `∂q/∂y = 1`; null for an input.
 * A gate on vectors and matrices has its pullbacks instead: `q = W x`, `∇_W f = ∇_q f xᵀ`, f being the graph's output.
 */
export function ruleOf(graph: Graph, index: number): Rule | null {
  const node = nodeAt(graph, index);
  if (node.kind === "input") return null;
  const partialsLatex = node.operands.flatMap((operand, slot) => {
    if (operand.kind !== "wire") return [];
    const which = ordinal(node, slot);
    return isTensorial(graph, node)
      ? [pullbackRule(graph, index, slot, operand.node, (usesOf(graph)[operand.node]?.length ?? 0) > 1, which)]
      : [localRule(graph, index, slot, operand.node, which === "" ? "" : `\\text{${which}}`)];
  });
  return { node: node.id, formulaLatex: titleLatex(graph, index), partialsLatex };
}

/** The local gradients of all gates, in graph order. */
export function rules(graph: Graph): readonly Rule[] {
  return graph.nodes.flatMap((_node, index) => ruleOf(graph, index) ?? []);
}

function isTensorial(graph: Graph, node: GateNode): boolean {
  if (gateOf(node).kind === "tensor" || node.shape.length > 0) return true;
  return node.operands.some((operand) => operand.kind === "wire" && nodeAt(graph, operand.node).shape.length > 0);
}

function localRule(graph: Graph, index: number, slot: number, operand: number, way: string): string {
  const all = symbols(graph);
  const node = nodeAt(graph, index);
  if (node.kind !== "gate") return "";
  const ratio = `\\partial ${all[index]?.latex ?? ""} / \\partial ${all[operand]?.latex ?? ""}`;
  if (node.module !== undefined)
    return `${way === "" ? ratio : along(ratio, way)} = \\text{${t`by the chain rule inside`}}`;
  return `${way === "" ? ratio : along(ratio, way)} = ${localPiece(node, slot, symbolLeaf(graph)).latex}`;
}

function pullbackRule(
  graph: Graph,
  index: number,
  slot: number,
  operand: number,
  isBranched: boolean,
  which: string,
): string {
  const { latex } = nablaPiece(graph, graph.output, operand);
  const all = symbols(graph);
  const name = isBranched ? along(latex, viaLatex(all[index]?.latex ?? "", which)) : latex;
  const upstream = nablaPiece(graph, graph.output, index);
  const expr = pullbackExpr(graph, index, slot);
  if (expr === null) {
    const jacobian = `\\partial ${all[index]?.latex ?? ""} / \\partial ${all[operand]?.latex ?? ""}`;
    return `${name} = \\left(${jacobian}\\right)^{T} \\; ${upstream.latex}`;
  }
  const own = nodeAt(graph, operand).shape;
  const common = commonShape(graph, index);
  const copies = common === null ? [] : copiedAxes(own, common);
  return `${name} = ${summedBack(pullbackSymbols(graph, index, expr, upstream), own, copies).latex}`;
}
