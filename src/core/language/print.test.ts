import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseExpression } from "./parse.ts";
import { printExpr, printProgram } from "./print.ts";
import type { AssignStatement, BinaryOperator, Expr, Program, Statement, Subscript } from "./program.ts";
import { readTree } from "./testing/readTree.ts";
import { exprText, treeText } from "./testing/treeText.ts";

const span = { from: 0, to: 0 };
const operators: readonly BinaryOperator[] = ["+", "-", "*", "/", "^", "@", "·", "<", ">", "<=", ">=", "=="];
const name = fc.constantFrom("x", "y", "w0", "lambda", "theta", "e", "e3", "__proto__", "constructor", "x_1");
const number = fc.double({ min: 0, noNaN: true });

function subscript(expr: fc.Arbitrary<Expr>): fc.Arbitrary<Subscript> {
  const bound = fc.option(expr);
  return fc.oneof(
    // A condition picks no entries.
    expr
      .filter((value) => value.kind !== "binary" || !/[<>=]/.test(value.operator))
      .map((value) => ({ kind: "at" as const, value, span })),
    fc.record({ kind: fc.constant("slice" as const), from: bound, to: bound, step: bound, span: fc.constant(span) }),
  );
}

/** Any expression that a text can say. Numbers are not negative: -2 is a negated 2. */
const randomExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => ({
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
    tie("expr").chain((receiver) =>
      fc.constantFrom("transpose", "shape").map((callee) => {
        return { kind: "call" as const, callee, calleeSpan: span, args: [receiver], named: [], adjacent: true, span };
      }),
    ),
    fc.array(tie("expr"), { minLength: 1, maxLength: 3 }).map((items) => ({ kind: "list" as const, items, span })),
    fc
      .tuple(tie("expr"), fc.array(subscript(tie("expr")), { minLength: 1, maxLength: 3 }))
      .map(([operand, subscripts]) => ({ kind: "index" as const, operand, subscripts, span })),
  ),
})).expr;

const assignment: fc.Arbitrary<AssignStatement> = fc
  .record({ name, value: randomExpr })
  .map((parts) => ({ kind: "assign" as const, nameSpan: span, span, ...parts }));

const statement: fc.Arbitrary<Statement> = fc.oneof(
  assignment,
  randomExpr.map((value) => ({ kind: "evaluate" as const, value, span })),
  randomExpr.map((value) => ({ kind: "seed" as const, value, span })),
  fc
    .record({
      name,
      parameters: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
      fallback: fc.option(randomExpr),
      locals: fc.oneof(fc.constant([]), fc.array(assignment, { minLength: 1, maxLength: 3 })),
      body: randomExpr,
    })
    .map(({ name: called, parameters, fallback, locals, body }) => ({
      kind: "define" as const,
      name: called,
      nameSpan: span,
      parameters: parameters.map((text, i) => ({
        name: text,
        span,
        fallback: i === parameters.length - 1 ? fallback : null,
      })),
      locals,
      body,
      span,
    })),
);

/** A line of a loop, and a loop of lines and loops; names of loops are not names of values. */
const loop: fc.Arbitrary<Statement> = fc
  .letrec<{ line: Statement }>((tie) => ({
    line: fc.oneof(
      { maxDepth: 2 },
      assignment,
      fc
        .record({
          range: fc.array(randomExpr, { minLength: 1, maxLength: 3 }),
          body: fc.array(tie("line"), { minLength: 1, maxLength: 2 }),
        })
        .map((parts) => ({ kind: "for" as const, variable: "", variableSpan: span, rangeSpan: span, span, ...parts })),
    ),
  }))
  .line.map((line) => counted(line, 0));

/** Each loop counts with a name of its own depth. */
function counted(statement: Statement, depth: number): Statement {
  if (statement.kind !== "for") return statement;
  return { ...statement, variable: `turn${depth}`, body: statement.body.map((line) => counted(line, depth + 1)) };
}

const randomProgram: fc.Arbitrary<Program> = fc
  .array(fc.oneof({ weight: 5, arbitrary: statement }, { weight: 1, arbitrary: loop }), { maxLength: 5 })
  .map((statements) => ({ source: "", statements }));

describe("print, then parse", () => {
  it("gives the same expression", () => {
    fc.assert(
      fc.property(randomExpr, (expr) => {
        expect(exprText(parseExpression(printExpr(expr)))).toBe(exprText(expr));
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives the same program", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(randomProgram, (program) => {
        const { program: read, diagnostics } = parse(printProgram(program));
        expect(diagnostics).toEqual([]);
        expect(treeText(read)).toEqual(treeText(program));
      }),
      { numRuns: 500 },
    );
  });

  it("writes no parenthesis that could be left out", () => {
    fc.assert(
      fc.property(randomExpr, (expr) => {
        const text = printExpr(expr);
        for (const [open, close] of groups(text)) {
          const without = text.slice(0, open) + text.slice(open + 1, close) + text.slice(close + 1);
          expect(treeOf(without), without).not.toBe(exprText(expr));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every float64", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true }), (value) => {
        const span = { from: 0, to: 0 };
        const read = parseExpression(printExpr({ kind: "number", value, span }));
        expect(read.kind === "number" && read.value).toBe(value);
      }),
    );
    expect(printExpr({ kind: "number", value: -2, span: { from: 0, to: 0 } })).toBe("-2");
  });

  it("is read by the grammar as by the parser", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(randomProgram, (program) => {
        const text = printProgram(program);
        expect(readTree(text)).toEqual(treeText(parse(text).program));
      }),
      { numRuns: 300 },
    );
  });
});

/** The pairs of parentheses that hold no call's arguments. */
function groups(text: string): [number, number][] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") open.push(at);
    if (text[at] !== ")") continue;
    const from = open.pop() ?? 0;
    if (!/[\wλ] ?$/.test(text.slice(0, from))) pairs.push([from, at]);
  }
  return pairs;
}

function treeOf(text: string): string | null {
  let expr: Expr;
  try {
    expr = parseExpression(text);
  } catch {
    return null;
  }
  return exprText(expr);
}
