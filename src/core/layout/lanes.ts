import type { Level } from "./levels.ts";

/** Between two lanes. */
export const LANE_GAP = 18;
/** Columns that a wire may pass before it takes a lane, in a graph that is crowded with such wires. */
const NEAR = 2;
/** So many columns passed, all wires together, still find a way between the boxes. */
const FREE = 160;

export interface Lanes {
  /** Edge -> its lane, from the top; −1 for one that takes none. */
  readonly of: Int32Array;
  readonly count: number;
}

/**
 * Where many wires run far, finding each a way between the boxes takes long and leaves a tangle. They run above the graph
 * instead, in straight lanes; all wires from one value share a lane, and a lane is taken again where it is free.
 */
export function lanes({ from, to, value }: Level, column: Int32Array): Lanes {
  const of = new Int32Array(from.length).fill(-1);
  const start = (edge: number): number => column[from[edge] ?? 0] ?? 0;
  const end = (edge: number): number => column[to[edge] ?? 0] ?? 0;
  let passed = 0;
  for (let e = 0; e < of.length; e++) passed += end(e) - start(e) - 1;
  if (passed <= FREE) return { of, count: 0 };
  const far: number[] = [];
  /** Node -> the column in which the last far wire of its value ends. */
  const ends = new Map<number, number>();
  for (let e = 0; e < of.length; e++) {
    if (end(e) - start(e) - 1 <= NEAR) continue;
    far.push(e);
    const node = value[e] ?? 0;
    ends.set(node, Math.max(ends.get(node) ?? 0, end(e)));
  }
  far.sort((a, b) => start(a) - start(b) || (value[a] ?? 0) - (value[b] ?? 0));
  const laneOf = new Map<number, number>();
  /** Column -> lanes that are free from there on. */
  const freed: number[][] = [];
  const free: number[] = [];
  let reached = 0;
  let count = 0;
  for (const edge of far) {
    const node = value[edge] ?? 0;
    let lane = laneOf.get(node);
    if (lane === undefined) {
      for (; reached <= start(edge); reached++) free.push(...(freed[reached] ?? []));
      lane = free.pop() ?? count++;
      laneOf.set(node, lane);
      (freed[ends.get(node) ?? 0] ??= []).push(lane);
    }
    of[edge] = lane;
  }
  return { of, count };
}
