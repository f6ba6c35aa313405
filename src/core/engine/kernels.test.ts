import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kernelsFor, plainKernels, type Kernels, type Wasm } from "./kernels.ts";

/** A number whose products do not come out exact, so that the order of summation shows. */
const noise = (i: number): number => Math.sin(12.9898 * i) * 10 ** (i % 5);

interface Product {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly flipA: boolean;
  readonly flipB: boolean;
  readonly add: boolean;
}

/** The memory after a product: a, b and the result one after the other, and a number beyond each end. */
function after({ memory, multiply }: Kernels, { m, k, n, flipA, flipB, add }: Product): Float64Array {
  for (let i = 0; i < memory.length; i++) memory[i] = noise(i);
  const [a, b, result] = [1, 1 + m * k, 1 + m * k + k * n];
  multiply(a, flipA ? 1 : k, flipA ? m : 1, b, flipB ? 1 : n, flipB ? k : 1, result, m, k, n, add);
  return memory.slice();
}

/** The same by the definition, sums from the first to the last. */
function expected({ m, k, n, flipA, flipB, add }: Product): Float64Array {
  const memory = Float64Array.from({ length: sizeOf({ m, k, n }) }, (_unused, i) => noise(i));
  const result = 1 + m * k + k * n;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = add ? memory[result + i * n + j]! : 0;
      for (let p = 0; p < k; p++)
        sum += memory[1 + (flipA ? p * m + i : i * k + p)]! * memory[1 + m * k + (flipB ? j * k + p : p * n + j)]!;
      memory[result + i * n + j] = sum;
    }
  }
  return memory;
}

/** Where two memories first differ; −1 where they do not. */
const difference = (one: Float64Array, other: Float64Array): number =>
  one.length === other.length ? one.findIndex((value, i) => !Object.is(value, other[i])) : 0;

const sizeOf = ({ m, k, n }: Pick<Product, "m" | "k" | "n">): number => 2 + m * k + k * n + m * n;

const extent = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 13 }) },
  fc.constantFrom(127, 130, 255, 258, 300),
);
const product = fc.record({
  m: extent,
  k: extent,
  n: extent,
  flipA: fc.boolean(),
  flipB: fc.boolean(),
  add: fc.boolean(),
});

describe("the matrix product", () => {
  it.each([
    ["WebAssembly", kernelsFor],
    ["JavaScript", plainKernels],
  ])(
    "in %s is the definition to the last bit, and writes nowhere else",
    (_name, make) => {
      fc.assert(
        fc.property(product, (task) => {
          fc.pre(task.m * task.k * task.n < 300_000);
          expect(difference(after(make(sizeOf(task)), task), expected(task))).toBe(-1);
        }),
        { numRuns: 60 },
      );
    },
    30_000,
  );

  it("runs in WebAssembly where there is any", () => {
    expect(kernelsFor(8).memory.buffer.byteLength).toBeGreaterThan(8 * 8);
    expect(plainKernels(8).memory.buffer.byteLength).toBe(8 * 8);
  });

  it("falls back to JavaScript where WebAssembly is missing, refused or out of room", () => {
    const refuse = class {
      constructor() {
        throw new Error("refused");
      }
    };
    const given = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
    const { Memory, Module, Instance } = given;
    const without = [
      null,
      { Memory, Module: refuse, Instance },
      { Memory: refuse, Module, Instance },
    ] as (Wasm | null)[];
    for (const wasm of without) {
      const task = { m: 5, k: 6, n: 7, flipA: true, flipB: false, add: true };
      const kernels = kernelsFor(sizeOf(task), wasm);
      expect(kernels.memory.buffer.byteLength).toBe(8 * sizeOf(task));
      expect(after(kernels, task)).toEqual(expected(task));
    }
  });
});

it("adds a multiple of one part of the memory to another, alike in both", () => {
  for (const length of [0, 1, 2, 7, 64]) {
    const [one, other] = [kernelsFor, plainKernels].map((make) => {
      const { memory, addScaled } = make(200);
      for (let i = 0; i < memory.length; i++) memory[i] = noise(i);
      addScaled(3, 101, length, -0.3);
      return memory.slice();
    });
    const exact = Float64Array.from({ length: 200 }, (_unused, i) =>
      i >= 3 && i < 3 + length ? noise(i) + -0.3 * noise(i + 98) : noise(i),
    );
    expect(one).toEqual(exact);
    expect(other).toEqual(exact);
  }
});
