import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { evaluate } from "../gates/evaluate.ts";
import { gates } from "../gates/index.ts";
import { localKernels, partialOf } from "../gates/partials.ts";
import { parseExpression } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import type { GateNode } from "../graph/graph.ts";
import { localGradient } from "./formula.ts";
import { graphOf } from "./notation.fixtures.ts";
import { simplify } from "./simplify.ts";

test.each([
  ["0 * x", "0"],
  ["1 * x", "x"],
  ["x * 1", "x"],
  ["x + 0", "x"],
  ["0 - x", "-x"],
  ["x ^ 1", "x"],
  ["x ^ 0", "1"],
  ["-(-x)", "x"],
  ["-1 / x^2 * 1", "-1 / x^2"],
  ["2 * x^(2 - 1)", "2 * x"],
  ["3 * x^(3 - 1)", "3 * x^2"],
  ["-1 * x^(-1 - 1)", "-x^-2"],
  ["x + -3", "x - 3"],
  ["x - -y", "x + y"],
  ["1 / 3", "1 / 3"],
  ["6 / 3", "2"],
  ["0.1 + 0.2", "0.3"],
  ["x / 1", "x"],
  ["2^1000", "2^1000"],
])("%s becomes %s", (before, after) => {
  expect(printExpr(simplify(parseExpression(before)))).toBe(after);
});

const finite = fc.double({ min: -8, max: 8, noNaN: true });
const close = (value: number, other: number): boolean =>
  Object.is(value, other) || Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value), Math.abs(other));

/** Programs of one gate with a literal, and a number for their wire at which every one is defined. */
const folded: readonly string[] = [
  ..."x + 3|3 + x|x - 3|3 - x|x * 3|-1 * x|x / 4|1 / x|3 / x|x^2|x^3|x^-1|x^0.5|x^1|x^0|2^x|max(x, 1)|max(1, x)".split(
    "|",
  ),
  ..."min(x, 1)|leaky_relu(x)|leaky_relu(x, 0.3)|elu(x)|elu(x, 2)|pi * x|x * (1/3)|-x|x < 2|where(x, 3, 4)".split("|"),
];

describe.each(folded)("local gradient of %s", (source) => {
  it("is worth what the gate's own local gradient is", () => {
    const node = graphOf(`f = ${source}; x = 2`).nodes.at(-1);
    if (node?.kind !== "gate") throw new Error("no gate");
    const gate = gates.find(({ name }) => name === node.gate);
    const slot = node.operands.findIndex(({ kind }) => kind === "wire");
    if (gate?.kind !== "elementwise") throw new Error("no such gate");
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 8, noNaN: true }), (x) => {
        const operands = node.operands.map((operand) => (operand.kind === "constant" ? operand.value : x));
        const out = gate.forward(...operands);
        const lookup = (name: string): number =>
          name === "out"
            ? out
            : name === "pi"
              ? Math.PI
              : gate.operands.includes(name)
                ? (operands[gate.operands.indexOf(name)] ?? NaN)
                : NaN;
        const shown = evaluate(localGradient(node, slot), lookup);
        const used = localKernels(gate)[slot]?.(operands, out) ?? NaN;
        expect(close(shown, used), `${shown} against ${used} at ${x}`).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  ["1/x", "-1 / b^2"],
  ["3*x", "3"],
  ["3 + x", "1"],
  ["x^2", "2 * a"],
  ["x - 3", "1"],
  ["3 - x", "-1"],
  ["-x", "-1"],
  ["exp(x)", "exp(x)"],
  ["sigmoid(x)", "(1 - out) * out"],
  ["x/4", "1 / 4"],
  ["2^x", "2^b * log(2)"],
])("the local gradient of %s reads %s", (source, printed) => {
  const node = graphOf(`f = ${source}; x = 2`).nodes.at(-1) as GateNode;
  expect(
    printExpr(
      localGradient(
        node,
        node.operands.findIndex(({ kind }) => kind === "wire"),
      ),
    ),
  ).toBe(printed);
});

test("simplifying any partial keeps its value", () => {
  for (const gate of gates) {
    if (gate.kind !== "elementwise") continue;
    gate.operands.forEach((_operand, slot) => {
      const partial = partialOf(gate, slot);
      const simple = simplify(partial);
      fc.assert(
        fc.property(fc.tuple(finite, finite, finite, finite), ([a, b, c, out]) => {
          const known = new Map([
            ...gate.operands.map((name, at) => [name, [a, b, c][at] ?? 0] as const),
            ["out", out],
          ]);
          const lookup = (name: string): number => known.get(name) ?? NaN;
          const before = evaluate(partial, lookup);
          expect(!Number.isFinite(before) || close(before, evaluate(simple, lookup))).toBe(true);
        }),
      );
    });
  }
});
