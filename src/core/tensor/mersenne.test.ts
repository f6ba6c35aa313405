import { expect, it } from "vitest";
import { differentiate } from "../index.ts";
import { MersenneTwister } from "./mersenne.ts";
import type { Nested } from "./tensor.ts";

const normals = (seed: number, count: number): number[] => {
  const twister = new MersenneTwister(seed);
  return Array.from({ length: count }, () => twister.normal());
};

// As NumPy prints them in full: RandomState(0).randn(6), RandomState(1).randn(3), RandomState(0).rand(3).
const zero = [
  1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458, 1.8675579901499675, -0.977277879876411,
];
const one = [1.6243453636632417, -0.6117564136500754, -0.5281717522634557];
const uniform = [0.5488135039273248, 0.7151893663724195, 0.6027633760716439];

it("draws NumPy's normals", () => {
  expect(normals(0, 6)).toEqual(zero);
  expect(normals(1, 3)).toEqual(one);
});

it("draws NumPy's uniforms", () => {
  const twister = new MersenneTwister(0);
  expect([twister.uniform(), twister.uniform(), twister.uniform()]).toEqual(uniform);
});

it("takes any seed of 32 bits, each a stream of its own", () => {
  const first = [0, 1, 2 ** 31, 2 ** 32 - 1].map((seed) => new MersenneTwister(seed).uniform());
  expect(new Set(first).size).toBe(4);
});

it("stays in [0, 1) and has the moments of its distribution over a hundred thousand draws", () => {
  const twister = new MersenneTwister(7);
  const drawn = Array.from({ length: 100_000 }, () => twister.uniform());
  expect(drawn.every((x) => x >= 0 && x < 1)).toBe(true);
  const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.005);
  const gauss = normals(7, 100_000);
  const variance = gauss.reduce((sum, x) => sum + x * x, 0) / gauss.length;
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
});

/** The values of a program's inputs by name. */
function inputs(source: string): Record<string, Nested> {
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join("\n"));
  return Object.fromEntries(outcome.nodes.filter((n) => n.isInput).map((n) => [n.id, n.value]));
}

it("is drawn from in the order of the text, whatever needs what first", () => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = zero;
  expect(inputs("seed(0)\nx = randn(2)\nW = randn(2, 2)\nf = sum(W @ x)")).toEqual({
    x: [a, b],
    W: [
      [c, d],
      [e, f],
    ],
  });
  expect(inputs("f = sum(W @ x)\nseed(0)\nx = randn(2)\nW = randn(2, 2)")).toEqual({
    x: [a, b],
    W: [
      [c, d],
      [e, f],
    ],
  });
});

it("starts at seed 0 where none is set, and again at every seed", () => {
  expect(inputs("x = randn(2)\nf = sum(x)")).toEqual({ x: zero.slice(0, 2) });
  expect(inputs("np.random.seed(0)\nx = np.random.randn(3)\nseed(1)\ny = randn(3)\nf = sum(x * y)")).toEqual({
    x: zero.slice(0, 3),
    y: one,
  });
  expect(inputs("seed(0)\nx = rand(3)\nf = sum(x)")).toEqual({ x: uniform });
});

it("leaves the program's stream alone where a call has a seed of its own", () => {
  expect(inputs("x = randn(2)\ny = randn(3, seed=1)\nz = randn(2)\nf = sum(x * z) + sum(y)")).toEqual({
    x: zero.slice(0, 2),
    y: one,
    z: zero.slice(2, 4),
  });
});

it("keeps the order of the text for numbers that are drawn within an expression", () => {
  const source = "x = randn(2)\nh = exp(x)\nn = h * randn(2)\nz = randn(2)\nf = sum(n * z)";
  const drawn = inputs(source);
  expect(drawn["x"]).toEqual(zero.slice(0, 2));
  expect(drawn["z"]).toEqual(zero.slice(4, 6));
});

it("keeps that order in the output too, and across seeds", () => {
  expect(inputs("f = sum(x * randn(2))\nx = randn(2)")["x"]).toEqual(zero.slice(2, 4));
  const source = "seed(0)\nx = randn(2)\nn = exp(x) * randn(3, 2)\nseed(1)\nz = randn(3)\nf = sum(n) + sum(z)";
  expect(inputs(source)["z"]).toEqual(one);
  expect(Object.values(inputs(source))).toContainEqual([zero.slice(2, 4), zero.slice(4, 6), normals(0, 8).slice(6)]);
});

it.each(["randn(2, seed=-1)", "randn(2, seed=1.5)", "rand(2, seed=[1, 2])", "randn(2, seed=2^32)"])(
  "refuses the seed of %s where it stands",
  (call) => {
    const source = `x = ${call}\nf = sum(x)`;
    const outcome = differentiate(source);
    if (outcome.ok) throw new Error("accepted");
    const [found] = outcome.diagnostics;
    expect(found?.message).toContain("seed");
    expect(source.slice(found?.from, found?.to)).toContain("seed=");
  },
);
