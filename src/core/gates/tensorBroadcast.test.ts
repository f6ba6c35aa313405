import fc from "fast-check";
import { expect, it } from "vitest";
import { differentiate } from "../index.ts";
import { nest, sizeOf, tensorOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { distinctTensor, randomTensor, stream } from "./tensorCases.fixtures.ts";
import { divide, greatest, indexesOf, least, minus, plus, times, type Dual } from "./tensorDual.fixtures.ts";

const constant = (value: number): Dual => [value, 0];
const power3 = (a: Dual): Dual => times(a, times(a, a));

/** Programs over a and b, and what they mean on one element of each. */
const programs: readonly (readonly [string, (a: Dual, b: Dual) => Dual])[] = [
  ["a + b", plus],
  ["a - b", minus],
  ["a * b", times],
  ["a / (b^2 + 1)", (a, b) => divide(a, plus(times(b, b), constant(1)))],
  ["max(a, b)", (a, b) => greatest([a, b])],
  ["min(a, b)", (a, b) => least([a, b])],
  ["where(a > b, a^3, b)", (a, b) => (a[0] > b[0] ? power3(a) : b)],
  ["b * relu(a)", (a, b) => times(b, a[0] > 0 ? a : constant(0))],
];

/** One shape, and two that broadcast to it together or to a part of it. */
const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }).chain((shape) =>
  fc
    .array(fc.tuple(fc.nat({ max: shape.length }), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 })), {
      minLength: 2,
      maxLength: 2,
    })
    .map((cuts) => cuts.map(([from, ones]) => shape.slice(from).map((extent, i) => (ones[i] === true ? 1 : extent)))),
);

const written = ({ shape, data }: Tensor): string => JSON.stringify(nest(data, 0, shape));

function element({ shape, data }: Tensor, index: readonly number[]): number {
  const own = shape.map((extent, axis) => (extent === 1 ? 0 : (index[index.length - shape.length + axis] ?? -1)));
  return data[own.reduce((at, i, axis) => at * (shape[axis] ?? 1) + i, 0)] ?? Number.NaN;
}

it.each(programs)("⟨u, Jv⟩ = ⟨Jᵀu, v⟩ for %s on any shapes that broadcast", (text, meaning) => {
  fc.assert(
    fc.property(shapes, fc.nat({ max: 1e6 }), ([first = [], second = []], seed) => {
      const random = stream(seed);
      const a = distinctTensor(first, random);
      const b = distinctTensor(second, random);
      const rank = Math.max(first.length, second.length);
      const shape: Shape = Array.from({ length: rank }, (_unused, axis) =>
        Math.max(first[axis - rank + first.length] ?? 1, second[axis - rank + second.length] ?? 1),
      );
      const u = randomTensor(shape, random);
      const [va, vb] = [randomTensor(first, random), randomTensor(second, random)];
      const pushed = indexesOf(shape).map(
        (index) => meaning([element(a, index), element(va, index)], [element(b, index), element(vb, index)])[1],
      );
      const forward = pushed.reduce((sum, slope, i) => sum + slope * (u.data[i] ?? Number.NaN), 0);

      const source = `f = sum(u * (${text}))\na = ${written(a)}\nb = ${written(b)}\nu = ${written(u)}`;
      const outcome = differentiate(source);
      if (!outcome.ok) throw new Error(`${source}\n${outcome.diagnostics.map((d) => d.message).join("\n")}`);
      const gradient = (id: string, own: Shape): Float64Array => {
        const found = outcome.nodes.find((node) => node.id === id);
        if (found === undefined) throw new Error(`no ${id}`);
        const { shape: given, data } = tensorOf(found.gradient);
        expect(given).toEqual(own);
        expect(data).toHaveLength(sizeOf(own));
        return data;
      };
      const along = (data: Float64Array, v: Tensor): number =>
        data.reduce((sum, slope, i) => sum + slope * (v.data[i] ?? Number.NaN), 0);
      const backward = along(gradient("a", first), va) + along(gradient("b", second), vb);
      expect(Math.abs(forward - backward)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(forward)));
    }),
    { numRuns: 60 },
  );
});
