import type { Wire } from "./rows.ts";

/** Between two lanes. */
export const LANE_GAP = 18;
/** Columns that a wire may pass before it takes a lane, in a graph that is crowded with such wires. */
const NEAR = 2;
/** So many columns passed, all wires together, still find a way between the boxes. */
const FREE = 160;

export interface Lanes {
  /** Index of wire -> its lane, from the top, for the wires that take one. */
  readonly of: ReadonlyMap<number, number>;
  readonly count: number;
}

/**
 * Where many wires run far, finding each a way between the boxes takes long and leaves a tangle. They run above the graph
 * instead, in straight lanes; all wires from one value share a lane, and a lane is taken again where it is free.
 */
export function lanes(wires: readonly Wire[], column: readonly number[]): Lanes {
  const passed = ({ from, to }: Wire): number => (column[to] ?? 0) - (column[from] ?? 0) - 1;
  const of = new Map<number, number>();
  if (wires.reduce((sum, wire) => sum + passed(wire), 0) <= FREE) return { of, count: 0 };
  const far = wires.flatMap((wire, index) => (passed(wire) > NEAR ? [{ wire, index }] : []));
  const ends = new Map<number, number>();
  for (const { wire } of far) ends.set(wire.from, Math.max(ends.get(wire.from) ?? 0, column[wire.to] ?? 0));
  const laneOf = new Map<number, number>();
  /** Lane -> the column from which it is free again. */
  const free: number[] = [];
  for (const from of [...ends.keys()].sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b)) {
    const found = free.findIndex((end) => end <= (column[from] ?? 0));
    const lane = found < 0 ? free.length : found;
    free[lane] = ends.get(from) ?? 0;
    laneOf.set(from, lane);
  }
  for (const { wire, index } of far) of.set(index, laneOf.get(wire.from) ?? 0);
  return { of, count: free.length };
}
