import { expect, test } from "vitest";
import { momentsBetween, mostOf, pagesOf } from "./plan.ts";

test("the moments of a range lie within the graph's, and are not too many", () => {
  expect(momentsBetween(0, 3, 5, 9)).toEqual([0, 1, 2, 3]);
  expect(momentsBetween(4, 2, 5, 9)).toEqual([2, 3, 4]);
  expect(momentsBetween(-3, 99, 2, 9)).toEqual([0, 1, 2]);
  expect(momentsBetween(7, 9, 5, 9)).toEqual([]);
  expect(momentsBetween(0, 1e6, 1e6, 9)).toHaveLength(9);
});

test("pages are filled in order, the last as far as there is something", () => {
  expect(pagesOf({ cursors: [0, 1, 2, 3, 4], grid: 2 })).toEqual([[0, 1], [2, 3], [4]]);
  expect(pagesOf({ cursors: [0, 1], grid: 1 })).toEqual([[0], [1]]);
  expect(pagesOf({ cursors: [], grid: 6 })).toEqual([]);
});

test("of a large graph fewer moments are printed, but always one", () => {
  expect(mostOf(5)).toBe(240);
  expect(mostOf(1000)).toBe(30);
  expect(mostOf(1e6)).toBe(1);
});
