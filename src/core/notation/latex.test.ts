import fc from "fast-check";
import katex from "katex";
import { expect, it, test } from "vitest";
import { evaluate } from "../gates/evaluate.ts";
import { gates } from "../gates/index.ts";
import { parseExpression } from "../language/parse.ts";
import type { BinaryOperator, Expr } from "../language/program.ts";
import { exprToLatex } from "./latex.ts";
import { programToLatex } from "./nodeLatex.ts";
import { graphOf, lecture } from "./notation.fixtures.ts";
import { computeLatex } from "./readLatex.fixtures.ts";
import { binaryExpr, callExpr, nameExpr, negateExpr, numberExpr } from "./simplify.ts";

test.each([
  ["(x + y) * z", "\\left(x + y\\right) z"],
  ["x * (y + z)", "x \\cdot \\left(y + z\\right)"],
  ["1/(1 + e^-x)", "\\frac{1}{1 + e^{-x}}"],
  ["-x^2", "-x^{2}"],
  ["(-x)^2", "\\left(-x\\right)^{2}"],
  ["x^y^z", "x^{y^{z}}"],
  ["(x^y)^z", "\\left(x^{y}\\right)^{z}"],
  ["x - (y - z)", "x - \\left(y - z\\right)"],
  ["x * (y * z)", "x \\cdot \\left(y z\\right)"],
  ["x * y * z", "x y z"],
  ["x + (y + z)", "x + \\left(y + z\\right)"],
  ["-(x * y)", "-\\left(x y\\right)"],
  ["x - y - z", "x - y - z"],
  ["2 * 3 * x", "2 \\cdot 3 x"],
  ["2 * x * 3", "2 x \\cdot 3"],
  ["x * -3", "x \\cdot \\left(-3\\right)"],
  ["-1 / x^2", "-\\frac{1}{x^{2}}"],
  ["w0 * x0 + bias", "w_{0} x_{0} + \\mathit{bias}"],
  ["theta * bias", "\\theta \\cdot \\mathit{bias}"],
  ["x * x", "x \\cdot x"],
  ["exp(x)^2", "\\left(e^{x}\\right)^{2}"],
  ["sqrt(x + 1) / 2", "\\frac{\\sqrt{x + 1}}{2}"],
  ["max(0, x)", "\\max\\left(0, x\\right)"],
  ["abs(x) * 2", "\\left|x\\right| \\cdot 2"],
  ["2 * (1/2) * x", "2 \\cdot \\frac{1}{2} x"],
  ["x >= 1", "\\mathbf{1}_{x \\ge 1}"],
  ["neuron(x, 1e-9)", "\\mathrm{neuron}\\left(x, 10^{-9}\\right)"],
])("%s reads %s", (source, latex) => {
  expect(exprToLatex(parseExpression(source))).toBe(latex);
});

const operators: readonly BinaryOperator[] = ["+", "-", "*", "/", "^", "<", ">", "<=", ">=", "=="];
const expressions: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom("x", "y", "z", "e", "pi").map(nameExpr),
    fc.constantFrom(0, 1, 2, 3, 0.5, 10, -2).map(numberExpr),
    tie("expr").map(negateExpr),
    fc
      .tuple(fc.constantFrom(...operators), tie("expr"), tie("expr"))
      .map(([operator, left, right]) => binaryExpr(operator, left, right)),
    fc
      .constantFrom(...gates.filter(({ kind, calls }) => kind === "elementwise" && calls.length > 0))
      .chain((gate) =>
        fc.tuple(...gate.operands.map(() => tie("expr"))).map((args) => callExpr(gate.calls[0] ?? "", args)),
      ),
  ),
})).expr;

const values: Record<string, number> = { x: 0.7, y: -1.3, z: 2.6, e: Math.E, pi: Math.PI };

it("means what the expression means, whoever reads it", () => {
  fc.assert(
    fc.property(expressions, (expr) => {
      const latex = exprToLatex(expr);
      const meant = evaluate(expr, (name) => values[name] ?? NaN);
      // Within a power of a power, error grows: only what stays moderate tells anything.
      if (!Number.isFinite(meant) || Math.abs(meant) > 1e6) return;
      const read = computeLatex(latex, (name) => values[name] ?? NaN);
      expect(Math.abs(read - meant), `${latex}: ${read} for ${meant}`).toBeLessThan(
        1e-6 * Math.max(1, Math.abs(meant)),
      );
    }),
    { numRuns: 3000, seed: 1 },
  );
});

it("passes KaTeX in strict mode", () => {
  fc.assert(
    fc.property(expressions, (expr) => {
      expect(katex.renderToString(exprToLatex(expr), { strict: "error" })).toContain("katex");
    }),
    { numRuns: 300 },
  );
});

test("a program's whole formula", () => {
  expect(programToLatex(graphOf(lecture.l7))).toBe("f = \\left(x + y\\right) z");
  expect(programToLatex(graphOf(lecture.l9))).toBe(
    "f = \\frac{1}{1 + e^{-\\left(w_{0} x_{0} + w_{1} x_{1} + w_{2}\\right)}}",
  );
  expect(programToLatex(graphOf("q = x + y; f = q * z"))).toBe("f = \\left(x + y\\right) z");
});

test("a formula too long to read names its intermediate values, and KaTeX takes it", () => {
  const squarings = Array.from({ length: 400 }, (_, at) => `a${at + 1} = a${at} * a${at}`).join("\n");
  const latex = programToLatex(graphOf(`${squarings}\nf = a400 + 1`));
  expect(latex.length).toBeLessThan(4000);
  katex.renderToString(latex, { strict: "error" });
});

test("a sum of thousands of terms overflows nothing", () => {
  const long = Array.from({ length: 4000 }, () => "x").join(" + ");
  const expr = Array.from({ length: 4000 }).reduce<Expr>((sum) => binaryExpr("+", sum, nameExpr("x")), nameExpr("x"));
  expect(exprToLatex(expr)).toBe(`x + ${long}`);
});
