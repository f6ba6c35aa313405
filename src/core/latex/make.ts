import type { BinaryOperator, Expr } from "../language/program.ts";

// What is read is printed and parsed anew: nothing asks where in the LaTeX it stood.
const nowhere = { from: 0, to: 0 };

export function number(value: number): Expr {
  return { kind: "number", value, span: nowhere };
}

export function name(text: string): Expr {
  return { kind: "name", name: text, span: nowhere };
}

export function negate(operand: Expr): Expr {
  return { kind: "negate", operand, span: nowhere };
}

export function binary(operator: BinaryOperator, left: Expr, right: Expr): Expr {
  return { kind: "binary", operator, left, right, implicit: false, span: nowhere };
}

export function call(
  callee: string,
  args: readonly Expr[],
  given: readonly { readonly name: string; readonly value: Expr }[] = [],
): Expr {
  const named = given.map((argument) => ({ ...argument, span: nowhere }));
  return { kind: "call", callee, calleeSpan: nowhere, args, named, adjacent: true, span: nowhere };
}

export function list(items: readonly Expr[]): Expr {
  return { kind: "list", items, span: nowhere };
}

/** `operand[at]` */
export function entry(operand: Expr, at: Expr): Expr {
  return { kind: "index", operand, subscripts: [{ kind: "at", value: at, span: nowhere }], span: nowhere };
}
