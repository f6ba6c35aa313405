import { attributes } from "../language/attributes.ts";
import { Problem } from "../language/problem.ts";
import type { BinaryOperator, CallExpr, Expr, Span } from "../language/program.ts";
import { t } from "../words/t.ts";
import type { Arguments } from "./arguments.ts";
import { spanOf } from "./parts.ts";
import type { Syntax } from "./syntax.ts";

/** What gives the same value again: every number is a float64, and values never change. */
const nothing = new Set(
  "copy clone astype item detach numpy cpu float double data tolist contiguous requires_grad_".split(" "),
);

/** Methods of NumPy and PyTorch that have another name here. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["mm", "matmul"],
  ["t", "transpose"],
]);

/** PyTorch's methods that are operators here. */
const operators: ReadonlyMap<string, BinaryOperator> = new Map([
  ["add", "+"],
  ["sub", "-"],
  ["mul", "*"],
  ["div", "/"],
  ["pow", "^"],
]);

/** `x.T`, `x.sum(axis=0)`. @param args null where nothing is called @param span of the whole. Throws a Problem. */
export function readAttribute(value: Expr, property: Syntax, span: Span, args: Arguments | null): Expr {
  const { text } = property;
  if (nothing.has(text)) return value;
  if (text === "grad" && args === null && value.kind === "name") return { ...value, name: `${value.name}_grad`, span };
  const operator = operators.get(text);
  const [right] = args?.args ?? [];
  if (operator !== undefined && right !== undefined)
    return { kind: "binary", operator, left: value, right, implicit: false, span };
  const callee = renamed.get(text) ?? text;
  const attribute = attributes.get(callee);
  const call = (name: string, given: Arguments | null): CallExpr => ({
    kind: "call",
    callee: name,
    calleeSpan: spanOf(property),
    args: [value, ...(given?.args ?? [])],
    named: given?.named ?? [],
    adjacent: true,
    span,
  });
  if (text === "size" && args?.args.length === 1) {
    const subscripts = args.args.map((at) => ({ kind: "at" as const, value: at, span: at.span }));
    return { kind: "index", operand: call("shape", null), subscripts, span };
  }
  if (attribute?.kind === "property" && args === null) return call(attribute.callee, null);
  if (attribute?.kind === "method" && args !== null) return call(attribute.callee, args);
  if (attribute?.kind === "method") throw new Problem(t`.${text} is called: .${text}().`, property);
  throw new Problem(
    t`“.${text}” is not read: a value has .T, .shape, .sum(), .mean(), .max(), .dot(b), .reshape(a, b) and their like.`,
    property,
  );
}
