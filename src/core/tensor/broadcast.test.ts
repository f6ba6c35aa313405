import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { broadcastShapes, mapElements, sumTo } from "./broadcast.ts";
import { sizeOf } from "./nested.ts";
import type { Shape, Tensor } from "./tensor.ts";

const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 });

/** NumPy's rule from its own words: pad with 1 on the left; extents must be equal, or one of them 1. */
function rule(given: readonly Shape[]): Shape | null {
  const rank = Math.max(...given.map((shape) => shape.length));
  const padded = given.map((shape) => [...new Array<number>(rank - shape.length).fill(1), ...shape]);
  const result = Array.from({ length: rank }, (_unused, axis) => {
    const extents = padded.map((shape) => shape[axis] ?? 1).filter((extent) => extent !== 1);
    return new Set(extents).size > 1 ? null : (extents[0] ?? 1);
  });
  return result.every((extent): extent is number => extent !== null) ? result : null;
}

function indexes(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (heads, extent) => heads.flatMap((head) => Array.from({ length: extent }, (_unused, i) => [...head, i])),
    [[]],
  );
}

/** The element of an operand that stands at an index of the result, looked up by name instead of by stride. */
function element(operand: Tensor, index: readonly number[]): number {
  const own = operand.shape.map((extent, axis) =>
    extent === 1 ? 0 : (index[index.length - operand.shape.length + axis] ?? -1),
  );
  const at = indexes(operand.shape).findIndex((candidate) => candidate.join() === own.join());
  return operand.data[at] ?? Number.NaN;
}

const numbered = (shape: Shape, from: number): Tensor => ({
  shape,
  data: Float64Array.from({ length: sizeOf(shape) }, (_unused, i) => from + i),
});

/** Shapes that go together: one shape with some axes dropped on the left and some extents made 1. */
const fitting = shapes.chain((shape) =>
  fc
    .array(fc.tuple(fc.nat({ max: shape.length }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((cuts) => cuts.map(([from, ones]) => shape.slice(from).map((extent, i) => (ones[i] === true ? 1 : extent)))),
);

describe("broadcasting", () => {
  it("follows NumPy's rule on any shapes", () => {
    fc.assert(
      fc.property(fc.array(shapes, { minLength: 1, maxLength: 3 }), (given) => {
        expect(broadcastShapes(given)).toEqual(rule(given));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      [[2, 3], [3]],
      [2, 3],
    ],
    [
      [
        [2, 1],
        [1, 3],
      ],
      [2, 3],
    ],
    [
      [[2, 3], []],
      [2, 3],
    ],
    [[[2, 3], [2]], null],
    [[[0], [1]], [0]],
    [[[], []], []],
  ] as const)("gives %j the shape %j", (given, expected) => {
    expect(broadcastShapes(given)).toEqual(expected);
  });

  it("puts the right elements together", () => {
    fc.assert(
      fc.property(fitting, (given) => {
        const shape = rule(given) ?? [];
        const operands = given.map((own, i) => numbered(own, 100 * i));
        const mapped = mapElements((elements) => elements.reduce((sum, x) => 31 * sum + x, 0), operands, shape);
        const expected = indexes(shape).map((index) =>
          operands.map((operand) => element(operand, index)).reduce((sum, x) => 31 * sum + x, 0),
        );
        expect([...mapped.data]).toEqual(expected);
      }),
    );
  });

  it("sums a gradient back onto what was copied: the adjoint of copying", () => {
    fc.assert(
      fc.property(fitting, (given) => {
        const shape = rule(given) ?? [];
        const [own = []] = given;
        const upstream = numbered(shape, -3);
        const back = sumTo(upstream, own);
        const direction = numbered(own, 5);
        const copied = indexes(shape).map((index) => element(direction, index));
        const forward = copied.reduce((sum, x, i) => sum + x * (upstream.data[i] ?? Number.NaN), 0);
        const backward = [...back.data].reduce((sum, x, i) => sum + x * (direction.data[i] ?? Number.NaN), 0);
        expect(back.shape).toEqual(own);
        expect(backward).toBe(forward);
      }),
    );
  });
});
