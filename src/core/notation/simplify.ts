import type { BinaryExpr, BinaryOperator, Expr } from "../language/program.ts";
import { gateOfOperator } from "../gates/index.ts";
import { foldExpr, withBounds } from "../language/walk.ts";
import { withoutNoise } from "./number.ts";

const nowhere = { from: 0, to: 0 };

/** Whole results up to this size are computed; 2^100 stays as it is written. */
const LARGEST = 1000;

export function numberExpr(value: number): Expr {
  return { kind: "number", value, span: nowhere };
}

export function nameExpr(name: string): Expr {
  return { kind: "name", name, span: nowhere };
}

export function binaryExpr(operator: BinaryOperator, left: Expr, right: Expr): Expr {
  return { kind: "binary", operator, left, right, implicit: false, span: nowhere };
}

export function negateExpr(operand: Expr): Expr {
  return { kind: "negate", operand, span: nowhere };
}

export function callExpr(
  callee: string,
  args: readonly Expr[],
  given: readonly { readonly name: string; readonly value: Expr }[] = [],
): Expr {
  const named = given.map((argument) => ({ ...argument, span: nowhere }));
  return { kind: "call", callee, calleeSpan: nowhere, args, named, adjacent: true, span: nowhere };
}

/** The expression with every name replaced that has a replacement. */
export function substitute(expr: Expr, replacements: ReadonlyMap<string, Expr>): Expr {
  return rebuilt(
    expr,
    (name) => replacements.get(name.name) ?? name,
    (kept) => kept,
  );
}

/**
 * The expression without what a reader strikes out in passing: factors 1, summands 0, powers 1 and 0, double minus, sums of
 * two numbers. It keeps the value wherever the expression is finite; fractions of numbers stay fractions.
 */
export function simplify(expr: Expr): Expr {
  return rebuilt(expr, (name) => name, simpler);
}

/** The expression made anew from its leaves up: `leaf` stands in for each name, `node` for each expression that has operands. */
export function rebuilt(expr: Expr, leaf: (name: Expr & { kind: "name" }) => Expr, node: (made: Expr) => Expr): Expr {
  return foldExpr<Expr>(expr, {
    number: (number) => number,
    name: leaf,
    negate: (negate, operand) => node({ ...negate, operand }),
    binary: (binary, left, right) => node({ ...binary, left, right }),
    call: (call, args, named) =>
      node({
        ...call,
        args,
        named: call.named.map((argument, at) => ({ ...argument, value: named[at] ?? argument.value })),
      }),
    list: (list, items) => node({ ...list, items }),
    index: (index, operand, bounds) => node({ ...index, operand, subscripts: withBounds(index, bounds) }),
  });
}

function simpler(expr: Expr): Expr {
  if (expr.kind === "negate") return minus(expr.operand);
  if (expr.kind !== "binary") return expr;
  const { left, right } = expr;
  const folded =
    left.kind === "number" && right.kind === "number" ? folding(expr.operator, left.value, right.value) : null;
  return folded === null ? struckOut(expr) : numberExpr(folded);
}

function minus(operand: Expr): Expr {
  if (operand.kind === "negate") return operand.operand;
  return operand.kind === "number" ? numberExpr(0 - operand.value) : negateExpr(operand);
}

/** Two numbers as one where that reads better: always a sum or product, a quotient or power only where it is whole. */
function folding(operator: BinaryOperator, left: number, right: number): number | null {
  const gate = gateOfOperator(operator);
  if (gate?.kind !== "elementwise") return null;
  const value = withoutNoise(gate.forward(left, right));
  if (operator !== "/" && operator !== "^") return value;
  return Number.isInteger(value) && Math.abs(value) <= LARGEST ? value : null;
}

const is = (expr: Expr, value: number): boolean => expr.kind === "number" && expr.value === value;

function struckOut(expr: BinaryExpr): Expr {
  const { operator, left, right } = expr;
  switch (operator) {
    case "+":
      if (is(left, 0)) return right;
      if (is(right, 0)) return left;
      if (right.kind === "negate") return { ...expr, operator: "-", right: right.operand };
      if (right.kind === "number" && right.value < 0)
        return { ...expr, operator: "-", right: numberExpr(-right.value) };
      return expr;
    case "-":
      if (is(right, 0)) return left;
      if (is(left, 0)) return minus(right);
      if (right.kind === "negate") return { ...expr, operator: "+", right: right.operand };
      if (right.kind === "number" && right.value < 0)
        return { ...expr, operator: "+", right: numberExpr(-right.value) };
      return expr;
    case "*":
      if (is(left, 0) || is(right, 0)) return numberExpr(0);
      if (is(left, 1)) return right;
      if (is(right, 1)) return left;
      if (is(left, -1)) return minus(right);
      if (is(right, -1)) return minus(left);
      return expr;
    case "/":
      return is(right, 1) ? left : is(right, -1) ? minus(left) : expr;
    case "^":
      if (is(right, 0) || is(left, 1)) return numberExpr(1);
      return is(right, 1) ? left : expr;
    default:
      return expr;
  }
}
