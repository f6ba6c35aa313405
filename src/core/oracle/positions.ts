import type { Extents, Pick } from "./tensorTree.ts";

/** One index an axis. */
export type Position = readonly number[];

export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Where a position lies in row-major order. */
export const flat = (shape: Extents, position: Position): number =>
  shape.reduce((index, extent, axis) => index * extent + (position[axis] ?? 0), 0);

/** Every position of a shape, in row-major order. */
export function positionsOf(shape: Extents): readonly Position[] {
  return shape.reduce<readonly Position[]>(
    (before, extent) => before.flatMap((position) => range(extent).map((i) => [...position, i])),
    [[]],
  );
}

/** Where an element that subscripts take stands in what they take it from. */
export function picked(picks: readonly Pick[], position: Position): Position {
  const left = [...position];
  const known = picks.map((pick) => (pick.kind === "at" ? pick.first : pick.first + pick.step * (left.shift() ?? 0)));
  return [...known, ...left];
}
