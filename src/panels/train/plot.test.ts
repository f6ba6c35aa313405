import { expect, test } from "vitest";
import { levelsOf } from "./levels.ts";
import { curveOf, extentOf, thinned } from "./plot.ts";

test("a short row is drawn point by point", () => {
  expect(curveOf([3, 1, 2], false)).toEqual([
    [0, 3],
    [1, 1],
    [2, 2],
  ]);
  expect(curveOf([3, 1], false, [10, 20])).toEqual([
    [10, 3],
    [20, 1],
  ]);
});

test("of a long one every spike is kept, up and down, in order", () => {
  const values = Array.from({ length: 100_000 }, (_unused, i) => (i === 4321 ? 99 : i === 77_777 ? -99 : 1));
  const points = curveOf(values, false);
  expect(points.length).toBeLessThan(700);
  expect(points).toContainEqual([4321, 99]);
  expect(points).toContainEqual([77_777, -99]);
  expect(points.map(([x]) => x)).toEqual(points.map(([x]) => x).toSorted((a, b) => a - b));
});

test("what has no place on the axis is left out", () => {
  expect(curveOf([1, Number.NaN, Infinity, 0, -1, 2], true).map(([x]) => x)).toEqual([0, 5]);
  expect(curveOf([Number.NaN], false)).toEqual([]);
});

test("an axis shows the numbers, and 0 where they come near it", () => {
  expect(
    extentOf(
      [
        [0, 10],
        [1, 2],
      ],
      false,
    ),
  ).toEqual([0, 10]);
  expect(
    extentOf(
      [
        [0, 10],
        [1, 9],
      ],
      false,
    ),
  ).toEqual([9, 10]);
  expect(extentOf([[0, 4]], false)).toEqual([2, 6]);
  expect(extentOf([[0, 4]], true)).toEqual([2, 8]);
  expect(extentOf([], false)).toEqual([0, 1]);
});

test("contour levels rise from near the lowest loss to below the highest", () => {
  const levels = levelsOf([0, 5, 100, Infinity, Number.NaN]);
  expect(levels[0]).toBeLessThan(1);
  expect(levels.at(-1)).toBeLessThan(100);
  expect([...levels]).toEqual(levels.toSorted((a, b) => a - b));
  expect(levelsOf([3, 3])).toEqual([]);
});

test("of a long way only what can be told apart is drawn, its end included", () => {
  const way = Array.from({ length: 1000 }, (_unused, i) => [100 * 0.9 ** i, 1] as const);
  const kept = thinned(
    [...way, [Number.NaN, 1]],
    (at) => at,
    (at) => at,
  );
  expect(kept.length).toBeLessThan(60);
  expect(kept[0]).toEqual([100, 1]);
  expect(kept.at(-1)).toEqual(way.at(-1));
  expect(thinned([], Number, Number)).toEqual([]);
  // Infinities are nowhere in a picture.
  expect(thinned([[Infinity, 0]], Number, Number)).toEqual([]);
});
