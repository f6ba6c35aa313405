import { gateNamed } from "../gates/index.ts";
import { pullbackOf } from "../gates/pullback.ts";
import type { GateNode } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import type { Expr } from "../language/program.ts";
import { sameShape } from "../tensor/nested.ts";
import { localGradient, slotNames } from "./formula.ts";
import { exprPiece } from "./latex.ts";
import { symbolLeaf, type Leaf } from "./node-latex.ts";
import type { Piece } from "./piece.ts";
import { operandShapes } from "./pullback-latex.ts";
import { binaryExpr, nameExpr, numberExpr, simplify, substitute } from "./simplify.ts";
import type { Telling } from "./telling.ts";

/** Gates followed towards the output, at most: a longer formula says less than the name of the gradient. */
const FARTHEST = 3;

/** The wire by which a value is used, where there is only one and the target depends on it. */
function onlyUse(telling: Telling, index: number): { readonly node: GateNode; readonly at: number; readonly slot: number } | null {
  const { graph, reached } = telling.trace;
  let found: { node: GateNode; at: number; slot: number } | null = null;
  for (const [at, node] of graph.nodes.entries()) {
    if (node.kind === "input" || reached[at] !== true) continue;
    for (const [slot, operand] of node.operands.entries()) {
      if (operand.kind !== "wire" || operand.node !== index) continue;
      if (found !== null) return null;
      found = { node, at, slot };
    }
  }
  return found;
}

/**
 * The gradient of the target with respect to a node as a formula over values, entry by entry, where that is short: `2 * q` for
 * sum(q²). Nodes are the names `@3`. Null where it is not of that kind.
 */
export function upstreamExpr(telling: Telling, index: number, left = FARTHEST): Expr | null {
  const { target } = telling.trace;
  if (index === target) return telling.shape(index).length === 0 ? numberExpr(1) : null;
  const use = onlyUse(telling, index);
  if (use === null || left === 0) return null;
  const { node, at, slot } = use;
  const beyond = upstreamExpr(telling, at, left - 1);
  if (beyond === null) return null;
  const gate = gateNamed(node.gate);
  if (gate.kind === "elementwise") {
    if (!sameShape(telling.shape(at), telling.shape(index))) return null;
    const names = slotNames(node);
    const nodes = node.operands.flatMap((operand, i) =>
      operand.kind === "wire" ? [[names[i] ?? "", nameExpr(`@${String(operand.node)}`)] as const] : [],
    );
    const local = substitute(localGradient(node, slot), new Map([...nodes, ["out", nameExpr(`@${String(at)}`)]]));
    return simplify(binaryExpr("*", local, beyond));
  }
  // Copies of one number: the same to each entry.
  const stated = pullbackOf(gate, slot, operandShapes(telling, node));
  if (stated === null || telling.shape(at).length > 0) return null;
  if (isCopy(stated)) return beyond;
  if (stated.kind === "binary" && stated.operator === "/" && isCopy(stated.left)) {
    const n = gate.counts?.(operandShapes(telling, node), node.attributes)["n"];
    return n === undefined ? null : simplify(binaryExpr("/", beyond, numberExpr(n)));
  }
  return null;
}

const isCopy = (expr: Expr): boolean => expr.kind === "call" && expr.callee === "spread";

/** What stands for each node in `upstreamExpr`. */
export function printUpstream(expr: Expr, leaf: Leaf): Piece {
  return exprPiece(expr, (name) => (name.startsWith("@") ? leaf(Number(name.slice(1))) : null));
}

/** The upstream gradient of a gate written out, `2 q`; null where that is long, or no more than a number. */
export function closedUpstream(telling: Telling, index: number): Piece | null {
  const { graph, target } = telling.trace;
  if (index === target || nodeAt(graph, index).kind === "input") return null;
  const expr = upstreamExpr(telling, index);
  return expr === null || expr.kind === "number" ? null : printUpstream(expr, symbolLeaf(graph));
}
