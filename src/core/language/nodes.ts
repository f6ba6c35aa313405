import type { BinaryExpr, BinaryOperator, CallExpr, Expr, NamedArgument, Span } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

// The nodes of the tree as they are read: each is counted, and spans from where it began to the last token taken.

/** The operators as the tree spells them; the place is the token's kind. `^` has a level of its own. */
const operators: readonly (BinaryOperator | undefined)[] = (() => {
  const table: BinaryOperator[] = [];
  table[token.PLUS] = "+";
  table[token.MINUS] = "-";
  table[token.TIMES] = "*";
  table[token.DIVIDE] = "/";
  table[token.DOT] = "·";
  table[token.AT] = "@";
  table[token.LESS] = "<";
  table[token.GREATER] = ">";
  table[token.LESS_EQUAL] = "<=";
  table[token.GREATER_EQUAL] = ">=";
  table[token.EQUAL_EQUAL] = "==";
  table[token.CARET] = "^";
  return table;
})();

/** `from` is where the left operand begins, its own parenthesis included. `kind` is an operator's. */
export function binary(reader: Reader, from: number, left: Expr, kind: number, right: Expr): BinaryExpr {
  const operator = operators[kind];
  if (operator === undefined) throw new Error(`No operator has the token kind ${kind}`);
  reader.nodes++;
  return { kind: "binary", operator, left, right, implicit: false, span: reader.since(from) };
}

/** A product without a sign: `2x`. */
export function product(reader: Reader, from: number, left: Expr, right: Expr): BinaryExpr {
  reader.nodes++;
  return { kind: "binary", operator: "*", left, right, implicit: true, span: reader.since(from) };
}

/** A call written as a method: `receiver.callee(…)`, or `receiver.T`. */
export function method(
  reader: Reader,
  from: number,
  callee: string,
  calleeSpan: Span,
  args: readonly Expr[],
  named: readonly NamedArgument[],
): CallExpr {
  reader.nodes++;
  return { kind: "call", callee, calleeSpan, args, named, adjacent: true, span: reader.since(from) };
}

export function call(
  reader: Reader,
  callee: string,
  calleeSpan: Span,
  args: readonly Expr[],
  named: readonly NamedArgument[],
  adjacent: boolean,
): CallExpr {
  reader.nodes++;
  return { kind: "call", callee, calleeSpan, args, named, adjacent, span: reader.since(calleeSpan.from) };
}
