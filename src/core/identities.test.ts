import fc from "fast-check";
import { expect, test } from "vitest";
import { differentiate } from "./index.ts";

/** Value of the output and gradient of each name, straight from the public door. */
function at(expression: string, inputs: Readonly<Record<string, number>>): readonly number[] {
  const lines = Object.entries(inputs).map(([name, value]) => `${name} = ${value}`);
  const outcome = differentiate([`f = ${expression}`, ...lines].join("\n"));
  if (!outcome.ok) throw new Error(`${outcome.diagnostics[0]?.message ?? ""} in ${expression}`);
  const of = (id: string) => outcome.nodes.find((node) => node.id === id);
  return [of("f")?.value, ...Object.keys(inputs).map((name) => of(name)?.gradient)].map(Number);
}

/** The greatest difference, relative where the numbers are great; NaN where one is. */
function apart(actual: readonly number[], expected: readonly number[]): number {
  const difference = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(b));
  return Math.max(...expected.map((value, i) => difference(actual[i] ?? Number.NaN, value)));
}

/** Plain decimals, as people type them. */
const number = fc.integer({ min: -400, max: 400 }).map((n) => n / 100 + 0);
const positive = fc.integer({ min: 1, max: 400 }).map((n) => n / 100);
const nonzero = number.filter((x) => x !== 0);

test("the figures at which others fail", () => {
  expect(at("x - x", { x: 3 })).toEqual([0, 0]);
  expect(at("x / x", { x: 3 })).toEqual([1, 0]);
  expect(at("x * x", { x: 3 })).toEqual([9, 6]);
  expect(apart(at("x ^ x", { x: 3 }), [27, 27 * (Math.log(3) + 1)])).toBeLessThanOrEqual(1e-12);
  expect(at("max(x, x)", { x: 3 })).toEqual([3, 1]);
  expect(at("min(x, x)", { x: 3 })).toEqual([3, 1]);
  expect(at("max(x, y)", { x: 2, y: 2 })).toEqual([2, 1, 0]);
  expect(at("min(x, y)", { x: 2, y: 2 })).toEqual([2, 1, 0]);
  expect(at("where(x > 1, x, x)", { x: 3 })).toEqual([3, 1]);
  expect(at("relu(x) + abs(x)", { x: 0 })).toEqual([0, 0]);
});

test.each([
  ["x + x", (x: number) => [2 * x, 2]],
  ["x - x", () => [0, 0]],
  ["x * x", (x: number) => [x * x, 2 * x]],
  ["x * x * x", (x: number) => [x ** 3, 3 * x * x]],
  ["x + x + x * x", (x: number) => [2 * x + x * x, 2 + 2 * x]],
  ["max(x, x)", (x: number) => [x, 1]],
  ["min(x, x)", (x: number) => [x, 1]],
  ["max(x, -x) - abs(x)", () => [0, 0]],
  ["sigmoid(x) + sigmoid(-x)", () => [1, 0]],
  ["softplus(x) - softplus(-x)", (x: number) => [x, 1]],
  ["sin(x)^2 + cos(x)^2", () => [1, 0]],
  ["log(exp(x))", (x: number) => [x, 1]],
  ["exp(x) * exp(-x)", () => [1, 0]],
  ["tanh(x) - (2 sigmoid(2x) - 1)", () => [0, 0]],
  ["relu(x) - relu(-x)", (x: number) => [x, 1]],
  ["square(x) - x²", () => [0, 0]],
])("%s for any x but 0", (expression, expected) => {
  fc.assert(
    fc.property(nonzero, (x) => {
      expect(apart(at(expression, { x }), expected(x))).toBeLessThanOrEqual(1e-12);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["x / x", () => [1, 0]],
  ["x ^ x", (x: number) => [x ** x, x ** x * (Math.log(x) + 1)]],
  ["x * (1 / x)", () => [1, 0]],
  ["sqrt(x) * sqrt(x)", (x: number) => [x, 1]],
  ["exp(log(x))", (x: number) => [x, 1]],
  ["x^2 / x", (x: number) => [x, 1]],
])("%s for any x above 0", (expression, expected) => {
  fc.assert(
    fc.property(positive, (x) => {
      expect(apart(at(expression, { x }), expected(x))).toBeLessThanOrEqual(1e-12);
    }),
    { numRuns: 50 },
  );
});

test("the product, quotient and sum rules for u(x) and v(x) that share x", () => {
  const parts = fc.constantFrom("-x", "sin(x)", "x^2", "sigmoid(x)", "exp(x)", "(x + 1)", "tanh(x)");
  fc.assert(
    fc.property(parts, parts, number, (u, v, x) => {
      const [uValue = 0, du = 0] = at(u, { x });
      const [vValue = 0, dv = 0] = at(v, { x });
      expect(apart(at(`${u} * (${v})`, { x }), [uValue * vValue, du * vValue + uValue * dv])).toBeLessThanOrEqual(
        1e-12,
      );
      expect(apart(at(`${u} - (${v})`, { x }), [uValue - vValue, du - dv])).toBeLessThanOrEqual(1e-12);
      if (Math.abs(vValue) > 0.1) {
        expect(
          apart(at(`${u} / (${v})`, { x }), [uValue / vValue, (du * vValue - uValue * dv) / (vValue * vValue)]),
        ).toBeLessThanOrEqual(1e-12);
      }
    }),
    { numRuns: 100 },
  );
});

test("a value that forks n times gets n gradients", () => {
  for (let n = 2; n <= 40; n++) expect(at(Array(n).fill("x").join(" + "), { x: 1.5 })).toEqual([1.5 * n, n]);
});
