import { evaluateTensor, type Value } from "../gates/evaluateTensor.ts";
import { gateCalledInPullback } from "../gates/index.ts";
import { pullbackOf } from "../gates/pullback.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { gateOf, nodeAt, operandShapes } from "../graph/lookup.ts";
import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { broadcastShapes } from "../tensor/broadcast.ts";
import { flattenInto, scalar as scalarTensor, sizeOf } from "../tensor/nested.ts";
import type { Nested, Shape, Tensor } from "../tensor/tensor.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import { constantExpr, subscriptsOf, subscriptsText } from "./attributes.ts";
import { localGradient, nodeLiterals, slotNames } from "./formula.ts";
import { exprPiece, ranked, type NameStyle, type Settle } from "./latex.ts";
import { symbolLeaf, type Leaf } from "./nodeLatex.ts";
import { atom, factor, held, level, type Piece } from "./piece.ts";
import { partial } from "./partial.ts";
import { binaryExpr, nameExpr, numberExpr, simplify, substitute } from "./simplify.ts";
import { gateAt, type Telling } from "./telling.ts";
import { symbols } from "./symbols.ts";
import { fitsMatrix, shown } from "./value.ts";

/**
 * What a gate hands to one slot as an expression over its operands, `out`, `upstream` and its attributes: the pullback as the gate
 * states it, of a gate that acts on each element alone the local gradient times upstream. Null where only a kernel computes it.
 */
export function pullbackExpr(graph: Graph, index: number, slot: number): Expr | null {
  const general = generalPullback(graph, index, slot);
  const numbers = [...countsOf(graph, index)].map(([name, value]) => [name, numberExpr(value)] as const);
  return general === null ? null : simplify(substitute(general, new Map(numbers)));
}

/** The same with counts, such as a number of rows, by their names. */
export function generalPullback(graph: Graph, index: number, slot: number): Expr | null {
  const node = gateIn(graph, index);
  const gate = gateOf(node);
  const upstream = nameExpr("upstream");
  if (gate.kind === "elementwise") return simplify(binaryExpr("*", localGradient(node, slot), upstream));
  if (gate.kind === "module") return null;
  const stated = pullbackOf(gate, slot, operandShapes(graph, node), node.attributes);
  return stated === null ? null : simplify(told(node, stated));
}

/** An expression of a gate's with its literals, and what it is told, in place. */
export function told(node: GateNode, stated: Expr): Expr {
  const known = new Map(nodeLiterals(node));
  // Labels stay a name: y says more than a row of numbers.
  for (const name of ["axis", "delta"]) {
    const value = node.attributes[name];
    if (value !== undefined) known.set(name, constantExpr(value));
  }
  return substitute(stated, known);
}

/** What a gate counts: `n` rows of `k` classes. */
export function countsOf(graph: Graph, index: number): ReadonlyMap<string, number> {
  const node = gateIn(graph, index);
  const gate = gateOf(node);
  const counts = gate.kind === "tensor" ? gate.counts?.(operandShapes(graph, node), node.attributes) : undefined;
  return new Map(Object.entries(counts ?? {}));
}

/** Names of a pullback that are no operand: `out`, `upstream`, and what the gate is told. */
function styleOf(node: GateNode, leaf: Leaf, out: Piece, upstream: Piece): NameStyle {
  const names = slotNames(node);
  return (name) => {
    if (name === "out") return out;
    if (name === "upstream") return upstream;
    if (name === "subscripts")
      return atom(
        subscriptsText(subscriptsOf(node.attributes)).replaceAll("−", "-").replaceAll(":", "\\mathord{:}"),
        "other",
      );
    if (name === "y" && Array.isArray(node.attributes["y"])) return ranked(atom("y", "letter"), 1);
    const operand = node.operands[names.indexOf(name)];
    return operand?.kind === "wire" ? leaf(operand.node) : null;
  };
}

/** ∇_q f; of a number ∂f/∂q. */
export function nablaPiece(graph: Graph, target: number, index: number): Piece {
  const all = symbols(graph);
  const f = all[target]?.latex ?? "";
  const q = all[index]?.latex ?? "";
  const rank = nodeAt(graph, index).shape.length;
  return rank === 0
    ? factor(partial(f, q), "fraction", "fraction")
    : ranked(factor(`\\nabla_{${q}} ${f}`, "nabla", "nabla"), rank);
}

/** A pullback in symbols: `\\nabla_{q} f \\; x^{T}`. */
export function pullbackSymbols(graph: Graph, index: number, expr: Expr, upstream: Piece): Piece {
  const leaf = symbolLeaf(graph);
  return exprPiece(expr, styleOf(gateIn(graph, index), leaf, leaf(index), upstream));
}

/**
 * The same with small matrices in place. Helpers that have no sign of their own (copies, indicators, one-hot rows) stand by their
 * values. Null where a matrix in it is too large to be typeset.
 */
export function pullbackNumbers(telling: Telling, index: number, expr: Expr): Piece | null {
  const node = gateAt(telling, index);
  const upstream = telling.gradientPiece(index);
  const names = slotNames(node);
  const shapes = operandShapes(telling.trace.graph, node);
  let isSmall = upstream !== null;
  walkExpr(expr, (part) => {
    if (part.kind !== "name") return;
    const shape = part.name === "out" ? telling.shape(index) : shapes[names.indexOf(part.name)];
    if (shape !== undefined && !fitsMatrix(shape)) isSmall = false;
  });
  if (!isSmall || upstream === null) return null;
  const settle: Settle = (part) => {
    if (!isSettled(part)) return null;
    const value = evaluateTensor(part, lookup(telling, index));
    const piece = telling.typeset(value.shape, () => shown(value));
    isSmall &&= piece !== null;
    return piece;
  };
  const leaf: Leaf = (at) => telling.valueLeaf(at);
  const whole = exprPiece(expr, styleOf(node, leaf, leaf(index), upstream), settle);
  return isSmall ? whole : null;
}

/** Calls that are worked out in formulas with numbers; products, transposes and sums stay as they are. */
function isSettled(part: Expr): boolean {
  if (part.kind === "binary") return gateOfRelation.has(part.operator);
  if (part.kind !== "call") return false;
  const gate = gateCalledInPullback(part.callee);
  return gate === undefined || !["matmul", "outer", "transpose", "sum"].includes(gate.name);
}

const gateOfRelation: ReadonlySet<string> = new Set(["<", ">", "<=", ">=", "=="]);

function tensor(value: Nested, shape: Shape): Tensor {
  const data = new Float64Array(sizeOf(shape));
  flattenInto(value, data, 0);
  return { shape, data };
}

/** What the names of a pullback are at this moment. */
function lookup(telling: Telling, index: number): (name: string) => Value {
  const { trace } = telling;
  const node = gateAt(telling, index);
  const names = slotNames(node);
  const counts = countsOf(trace.graph, index);
  return (name) => {
    const operand = node.operands[names.indexOf(name)];
    if (operand?.kind === "wire") return tensor(valueOf(trace, operand.node), telling.shape(operand.node));
    if (operand !== undefined) return scalarTensor(operand.value);
    if (name === "out") return tensor(valueOf(trace, index), telling.shape(index));
    if (name === "upstream") return tensor(gradientOf(trace, index), telling.shape(index));
    return { constant: counts.get(name) ?? node.attributes[name] ?? null };
  };
}

/** Axes along which an operand was copied to the shape of the result, and how often along each. */
export interface Copied {
  readonly axis: number;
  readonly count: number;
}

export function copiedAxes(operand: Shape, result: Shape): readonly Copied[] {
  const missing = result.length - operand.length;
  return result.flatMap((count, axis) =>
    count > 1 && (axis < missing || operand[axis - missing] === 1) ? [{ axis, count }] : [],
  );
}

/** The shape in which the copies meet: of an elementwise gate its output's; null where a gate copies nothing. */
export function commonShape(graph: Graph, index: number): Shape | null {
  const node = gateIn(graph, index);
  const gate = gateOf(node);
  if (gate.kind === "elementwise") return node.shape;
  return gate.name === "mse" ? broadcastShapes(operandShapes(graph, node)) : null;
}

function gateIn(graph: Graph, index: number): GateNode {
  const node = nodeAt(graph, index);
  if (node.kind !== "gate") throw new Error(`${node.id} is an input.`);
  return node;
}

/** The sum over the copies that broadcasting made. */
export function summedBack(piece: Piece, operand: Shape, copies: readonly Copied[]): Piece {
  if (copies.length === 0) return piece;
  const axes = operand.length === 0 ? "" : `_{\\text{axis }${copies.map(({ axis }) => String(axis)).join(",")}}`;
  return ranked(factor(`\\sum${axes} ${held(piece, level.product).latex}`, "other", "operator"), operand.length);
}
