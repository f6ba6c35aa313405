import fc from "fast-check";
import type { BinaryOperator, Expr, Program, Statement } from "../program.ts";

const span = { from: 0, to: 0 };
const operators: readonly BinaryOperator[] = ["+", "-", "*", "/", "^", "@", "·", "<", ">", "<=", ">=", "=="];
const name = fc.constantFrom("x", "y", "w0", "lambda", "theta", "e", "e3", "__proto__", "constructor", "x_1");
const number = fc.double({ min: 0, noNaN: true });

/** Any expression that a text can say. Numbers are not negative: -2 is a negated 2. */
export const randomExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    number.map((value) => ({ kind: "number" as const, value, span })),
    name.map((text) => ({ kind: "name" as const, name: text, span })),
    tie("expr").map((operand) => ({ kind: "negate" as const, operand, span })),
    fc
      .tuple(fc.constantFrom(...operators), tie("expr"), tie("expr"))
      .map(([operator, left, right]) => ({ kind: "binary" as const, operator, left, right, implicit: false, span })),
    fc
      .record({
        callee: name,
        args: fc.array(tie("expr"), { maxLength: 3 }),
        named: fc.array(fc.record({ name, value: tie("expr"), span: fc.constant(span) }), { maxLength: 2 }),
        adjacent: fc.boolean(),
      })
      .filter(({ args, named }) => args.length + named.length > 0)
      .map((call) => ({ kind: "call" as const, calleeSpan: span, span, ...call })),
  ),
})).expr;

const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ name, value: randomExpr }).map((parts) => ({ kind: "assign" as const, nameSpan: span, span, ...parts })),
  randomExpr.map((value) => ({ kind: "evaluate" as const, value, span })),
  fc
    .record({
      name,
      parameters: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
      fallback: fc.option(randomExpr),
      body: randomExpr,
    })
    .map(({ name: called, parameters, fallback, body }) => ({
      kind: "define" as const,
      name: called,
      nameSpan: span,
      parameters: parameters.map((text, i) => ({
        name: text,
        span,
        fallback: i === parameters.length - 1 ? fallback : null,
      })),
      body,
      span,
    })),
);

export const randomProgram: fc.Arbitrary<Program> = fc
  .array(statement, { maxLength: 5 })
  .map((statements) => ({ source: "", statements }));
