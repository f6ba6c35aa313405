import { expect, it } from "vitest";
import { nest, printShape, shapeOfNested, tensorOf } from "./nested.ts";

it("reads nested arrays row by row, and writes them back", () => {
  const value = [
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ];
  const { shape, data } = tensorOf(value);
  expect(shape).toEqual([1, 3, 2]);
  expect([...data]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(nest(data, 0, shape)).toEqual(value);
  expect(nest(Float64Array.of(7, 8), 1, [])).toBe(8);
});

it("finds rows of different lengths and of different depths", () => {
  expect(shapeOfNested([[1, 2], [3]])).toBe(null);
  expect(shapeOfNested([1, [2]])).toBe(null);
  expect(shapeOfNested([])).toEqual([0]);
  expect(shapeOfNested(3)).toEqual([]);
  expect(() => tensorOf([[1], [2, 3]])).toThrow("rows");
});

it("says shapes in words", () => {
  expect(printShape([])).toBe("a number");
  expect(printShape([4])).toBe("4");
  expect(printShape([2, 3])).toBe("2×3");
});
