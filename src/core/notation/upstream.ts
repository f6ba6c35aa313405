import { pullbackOf } from "../gates/pullback.ts";
import type { GateNode } from "../graph/graph.ts";
import { gateOf, nodeAt, operandShapes, usesOf } from "../graph/lookup.ts";
import type { Expr } from "../language/program.ts";
import { sameShape } from "../tensor/nested.ts";
import { localGradient, slotNames } from "./formula.ts";
import { exprPiece } from "./latex.ts";
import { symbolLeaf, type Leaf } from "./nodeLatex.ts";
import type { Piece } from "./piece.ts";
import { binaryExpr, nameExpr, numberExpr, simplify, substitute } from "./simplify.ts";
import { withoutNoise } from "./number.ts";
import type { Telling } from "./telling.ts";

/** Gates followed towards the output, at most: a longer formula says less than the name of the gradient. */
const FARTHEST = 3;

/** The wire by which a value is used, where there is only one and the target depends on it. */
function onlyUse(
  telling: Telling,
  index: number,
): { readonly node: GateNode; readonly at: number; readonly slot: number } | null {
  const { graph, reached } = telling.trace;
  const uses = (usesOf(graph)[index] ?? []).filter(({ gate }) => reached[gate] === true);
  const [use] = uses;
  const node = use === undefined ? undefined : nodeAt(graph, use.gate);
  if (use === undefined || node?.kind !== "gate" || uses.length > 1) return null;
  return { node, at: use.gate, slot: use.slot };
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
  const gate = gateOf(node);
  if (gate.kind === "elementwise") {
    if (!sameShape(telling.shape(at), telling.shape(index))) return null;
    const names = slotNames(node);
    const nodes = node.operands.flatMap((operand, i) =>
      operand.kind === "wire" ? [[names[i] ?? "", nameExpr(`@${String(operand.node)}`)] as const] : [],
    );
    const local = substitute(localGradient(node, slot), new Map([...nodes, ["out", nameExpr(`@${String(at)}`)]]));
    return gathered(binaryExpr("*", local, beyond));
  }
  if (gate.kind === "module") return null;
  // Copies of one number: the same to each entry.
  const stated = pullbackOf(gate, slot, operandShapes(telling.trace.graph, node), node.attributes);
  if (stated === null || telling.shape(at).length > 0) return null;
  if (isCopy(stated)) return beyond;
  if (stated.kind === "binary" && stated.operator === "/" && isCopy(stated.left)) {
    const n = gate.counts?.(operandShapes(telling.trace.graph, node), node.attributes)["n"];
    return n === undefined ? null : gathered(binaryExpr("/", beyond, numberExpr(n)));
  }
  return null;
}

const isCopy = (expr: Expr): boolean => expr.kind === "call" && expr.callee === "spread";

/** What stands for each node in `upstreamExpr`. */
export function printUpstream(expr: Expr, leaf: Leaf): Piece {
  return exprPiece(expr, (name) => (name.startsWith("@") ? leaf(Number(name.slice(1))) : null));
}

/** A product as one number times the rest: 2q · (1/3) is (2/3) q. */
interface Factors {
  /** Numerator and denominator of the number. */
  above: number;
  below: number;
  readonly rest: Expr[];
}

function factorsOf(expr: Expr): Factors {
  const found: Factors = { above: 1, below: 1, rest: [] };
  const waiting = [expr];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === "number") found.above *= part.value;
    else if (part.kind === "negate") {
      found.above = -found.above;
      waiting.push(part.operand);
    } else if (part.kind === "binary" && part.operator === "*") waiting.push(part.right, part.left);
    else if (part.kind === "binary" && part.operator === "/" && part.right.kind === "number") {
      found.below *= part.right.value;
      waiting.push(part.left);
    } else found.rest.push(part);
  }
  return found;
}

function scaleOf({ above, below }: Factors): Expr {
  return simplify(binaryExpr("/", numberExpr(withoutNoise(above)), numberExpr(withoutNoise(below))));
}

const times = (parts: readonly Expr[]): Expr =>
  parts.reduce<Expr>((whole, part) => simplify(binaryExpr("*", whole, part)), numberExpr(1));

function gathered(expr: Expr): Expr {
  const factors = factorsOf(expr);
  return times([scaleOf(factors), ...factors.rest]);
}

/**
 * The upstream gradient of a gate written out, 2 times q, with the number apart: a pullback is linear, so it may stand in front.
 * Null where it is long, or no more than a number.
 */
export function closedUpstream(
  telling: Telling,
  index: number,
): { readonly scale: Piece | null; readonly rest: Piece } | null {
  const { graph, target } = telling.trace;
  if (index === target || nodeAt(graph, index).kind === "input") return null;
  const expr = upstreamExpr(telling, index);
  if (expr === null) return null;
  const factors = factorsOf(expr);
  if (factors.rest.length === 0) return null;
  const scale = scaleOf(factors);
  const leaf = symbolLeaf(graph);
  return {
    scale: scale.kind === "number" && scale.value === 1 ? null : printUpstream(scale, leaf),
    rest: printUpstream(times(factors.rest), leaf),
  };
}
