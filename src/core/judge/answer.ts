import type { Slot } from "../graph/lookup.ts";
import { nodeAt, operandShape, usesOf } from "../graph/lookup.ts";
import { slotNames } from "../notation/formula.ts";
import { commonShape, copiedAxes, pullbackExpr } from "../notation/pullbackLatex.ts";
import { binaryExpr, callExpr, nameExpr, numberExpr, simplify, substitute } from "../notation/simplify.ts";
import type { Expr, NamedArgument } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import type { Bench } from "./bench.ts";
import { same } from "./compare.ts";
import { rewritten } from "./editing.ts";
import { Trouble } from "./trouble.ts";

/** Gates that one line may go through, where what lies between has no name. */
const DEPTH = 12;
/** Longer lines say nothing. */
const LONGEST = 120;

/**
 * A line that gives the terms which some wires bring back, in the student's names; null where no short one is found. It has been
 * worked out, and is right.
 */
export function answerFor(
  bench: Bench,
  node: number,
  wires: readonly Slot[],
  expected: readonly Tensor[],
): Expr | null {
  const { to } = bench.shown;
  const gates = new Set(wires.map(({ gate }) => to(gate)));
  const stated = sumOf(
    bench,
    wiresIn(bench, to(node)).filter(({ gate }) => gates.has(gate)),
    DEPTH,
  );
  if (stated === null || sizeOf(stated) > LONGEST) return null;
  return [withoutCopies(stated), stated].find((expr) => isRight(bench, expr, expected)) ?? null;
}

function isRight({ room }: Bench, expr: Expr, expected: readonly Tensor[]): boolean {
  return expected.every((truth, point) => {
    const value = room.attempt(expr, point, room.given[point] ?? new Map());
    return !(value instanceof Trouble) && same(value, truth);
  });
}

function sizeOf(expr: Expr): number {
  let size = 0;
  walkExpr(expr, () => size++);
  return size;
}

function sumOf(bench: Bench, wires: readonly Slot[], depth: number): Expr | null {
  let sum: Expr | null = null;
  for (const wire of wires) {
    const term = termOf(bench, wire, depth);
    if (term === null) return null;
    sum = sum === null ? term : binaryExpr("+", sum, term);
  }
  return sum;
}

/** Wires of the graph for which lines are written, those that lead to what is differentiated. */
function wiresIn({ shown, room }: Bench, node: number): readonly Slot[] {
  return (usesOf(shown.graph)[node] ?? []).filter(({ gate }) => room.isReached(shown.from(gate)));
}

function termOf(bench: Bench, { gate, slot }: Slot, depth: number): Expr | null {
  const { graph } = bench.shown;
  const node = nodeAt(graph, gate);
  const upstream = gradientOf(bench, gate, depth - 1);
  if (node.kind === "input" || upstream === null) return null;
  const pullback = pullbackExpr(graph, gate, slot);
  if (pullback === null) return null;
  const values = new Map<string, Expr>([["upstream", upstream]]);
  values.set("out", valueOf(bench, gate));
  slotNames(node).forEach((name, k) => {
    const operand = node.operands[k];
    if (operand?.kind === "wire") values.set(name, valueOf(bench, operand.node));
  });
  const own = operandShape(graph, node, slot);
  const written = plain(simplify(substitute(pullback, values)), own);
  const common = commonShape(graph, gate);
  return written === null || common === null ? written : summedBack(written, own, common);
}

function valueOf({ shown }: Bench, node: number): Expr {
  const { name, expression } = nodeAt(shown.graph, node);
  return name === null ? expression : nameExpr(name);
}

/** The student's name of a gradient; where there is none, the gradient written out. */
function gradientOf(bench: Bench, node: number, depth: number): Expr | null {
  const own = bench.shown.from(node);
  const name = bench.gradientName(own);
  if (name !== null) return nameExpr(name);
  if (own === bench.room.target) return numberExpr(1);
  return depth === 0 ? null : sumOf(bench, wiresIn(bench, node), depth);
}

/** Helpers that only pullbacks know, as NumPy would write them; null where that takes more than an expression. */
function plain(expr: Expr, shape: Shape): Expr | null {
  let isKnown = true;
  const result = rewritten(expr, (made) => {
    if (made.kind !== "call") return made;
    if (/^(?:scatter|first_largest|first_smallest)$/.test(made.callee)) isKnown = false;
    const [upstream, x] = made.args;
    if (made.callee !== "spread" || upstream === undefined || x === undefined) return made;
    return binaryExpr("*", alongAxis(upstream, made.named, shape), callExpr("ones_like", [x]));
  });
  return isKnown ? result : null;
}

/** A reduced value with the axis that it has lost, so that it broadcasts along it. */
function alongAxis(upstream: Expr, named: readonly NamedArgument[], shape: Shape): Expr {
  const axis = named.find(({ name }) => name === "axis")?.value;
  const at = axis?.kind === "number" ? (axis.value < 0 ? axis.value + shape.length : axis.value) : null;
  if (at === null || at === 0) return upstream;
  const kept = shape.map((extent, k) => numberExpr(k === at ? 1 : extent));
  return callExpr("reshape", [upstream, { kind: "list", items: kept, span: { from: 0, to: 0 } }]);
}

function summedBack(expr: Expr, own: Shape, common: Shape): Expr {
  const copies = copiedAxes(own, common);
  if (copies.length === 0) return expr;
  if (own.length === 0) return callExpr("sum", [expr]);
  const axes = copies.map(({ axis }) => numberExpr(axis));
  const [first = numberExpr(0)] = axes;
  const axis: Expr = axes.length === 1 ? first : { kind: "list", items: axes, span: { from: 0, to: 0 } };
  const keeps = own.length === common.length ? [{ name: "keepdims", value: nameExpr("True") }] : [];
  return callExpr("sum", [expr], [{ name: "axis", value: axis }, ...keeps]);
}

/** Without the copies that broadcasting makes by itself. */
function withoutCopies(expr: Expr): Expr {
  const isOnes = (part: Expr): boolean => part.kind === "call" && part.callee === "ones_like";
  const dropped = rewritten(expr, (made) =>
    made.kind === "binary" && made.operator === "*"
      ? isOnes(made.right)
        ? made.left
        : isOnes(made.left)
          ? made.right
          : made
      : made,
  );
  return simplify(dropped);
}
