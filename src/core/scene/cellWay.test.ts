import { expect, it } from "vitest";
import { cellBeside, firstCell, type CellWay } from "./cellWay.ts";
import { gridOf, planesOf } from "./grid.ts";
import type { TensorMark } from "./tensorMarks.ts";

const known = { levels: [], texts: null };

function tensor(
  shape: readonly number[],
  gradient: boolean,
): TensorMark & { readonly grid: ReturnType<typeof gridOf> } {
  const planes = planesOf(shape, false);
  if (planes === null) throw new Error("no planes");
  return {
    shape: shape.join("×"),
    grid: gridOf(planes, 10),
    value: known,
    gradient: gradient ? known : null,
    valueKnown: true,
    gradientKnown: gradient,
    waiting: null,
    sameShape: false,
    litValue: [],
    litGradient: [],
    under: null,
  };
}

const along = (mark: ReturnType<typeof tensor>, ways: readonly CellWay[]): string[] => {
  let at = firstCell(mark) ?? { which: "value" as const, cell: -1 };
  return ways.map((way) => {
    at = cellBeside(mark, at, way);
    return `${at.which} ${String(at.cell)}`;
  });
};

it("walks over a matrix, stays at its edges, and goes down into the gradient once that is known", () => {
  const ways = ["right", "right", "down", "down", "left", "up", "up", "up"] as const;
  expect(along(tensor([2, 2], false), ways)).toEqual([
    "value 1",
    "value 1",
    "value 3",
    "value 3",
    "value 2",
    "value 0",
    "value 0",
    "value 0",
  ]);
  expect(along(tensor([2, 2], true), ways)).toEqual([
    "value 1",
    "value 1",
    "value 3",
    "gradient 1",
    "gradient 0",
    "value 2",
    "value 0",
    "value 0",
  ]);
});

it("walks from plane to plane, and to the ends of a row", () => {
  expect(along(tensor([2, 2, 3], false), ["rowEnd", "left", "left", "left", "down", "rowStart"])).toEqual([
    "value 8",
    "value 7",
    "value 6",
    "value 2",
    "value 5",
    "value 3",
  ]);
});

it("has no first cell before a number is known", () => {
  expect(firstCell({ ...tensor([2], false), value: null })).toBeNull();
});
