import { expect, test, vi } from "vitest";
import { traceOf } from "../notation/notation.fixtures.ts";
import { report } from "./check.fixtures.ts";

// The mistake that everybody makes once: tanh's local gradient without its square.
vi.mock("../gates/tanh.ts", async (original) => {
  const { tanh } = await original<typeof import("../gates/tanh.ts")>();
  return { tanh: { ...tanh, partials: { x: "1 - out" }, kernels: {} } };
});
// A pullback that forgets to transpose; it fits, for the matrix is square.
vi.mock("../gates/matmul.ts", async (original) => {
  const { matmul } = await original<typeof import("../gates/matmul.ts")>();
  const pullback = () => ({ a: "outer(upstream, b)", b: "a @ upstream" });
  return { matmul: { ...matmul, pullback, kernels: {} } };
});

test("a gate with a wrong local gradient is caught, and what it has no part in is right", () => {
  const { inputs } = report(traceOf("f = tanh(x) * y + z; x = 0.5; y = 2; z = 1"));
  expect(inputs.map(({ id, worst }) => [id, worst?.band.key])).toEqual([
    ["x", "wrong"],
    ["y", "agrees"],
    ["z", "agrees"],
  ]);
});

test("a gate with a wrong pullback is caught in the operand that it is wrong in", () => {
  const { inputs } = report(traceOf("f = sum((W @ x)^2)\nW = [[1, 2], [3, 4]]; x = [0.5, 2]"));
  expect(inputs.map(({ id, worst }) => [id, worst?.band.key])).toEqual([
    ["W", "agrees"],
    ["x", "wrong"],
  ]);
});
