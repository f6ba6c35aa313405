import type { Lanes } from "./lanes.ts";
import type { Level } from "./levels.ts";
import type { Columns } from "./order.ts";
import type { Column } from "./route.ts";

/**
 * Between a stub's end and the next column: room for wires to swing, more of it the further they climb (less for a wire
 * past several columns, which may climb a little in each), little where all run level. A level wire adds `air` to its stub.
 */
const GAP = { level: 16, air: 4, frame: 24, least: 36, twin: 72, lane: 64, most: 84, perClimb: 0.36 };
/** Space between nodes of a column, and beside columns: generous for a handful of nodes, where there is room to spare. */
const AIRY = { gap: 76, swing: 84 };
const CROWDED = { gap: 24, swing: GAP.least };
const LEVEL = 0.5;

/** How far a graph of so many nodes is from crowded, 1 to 0. */
function share(count: number, airy: number, crowded: number): number {
  return Math.min(1, Math.max(0, (crowded - count) / (crowded - airy)));
}

/** For a level of so many items, ports left out. */
export function spacing(count: number): { gap: number; swing: number } {
  return {
    gap: CROWDED.gap + share(count, 6, 14) * (AIRY.gap - CROWDED.gap),
    swing: CROWDED.swing + share(count, 6, 12) * (AIRY.swing - CROWDED.swing),
  };
}

/** A level with everything but its horizontal places. */
export interface Stacked {
  readonly level: Level;
  readonly column: Int32Array;
  readonly columns: Columns;
  readonly lanes: Lanes;
  /** Item -> its size; a frame has no stub. */
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  readonly stubs: Float64Array;
  /** Vertex -> height of its middle. */
  readonly y: Float64Array;
  /** Edge -> how far below the middle of its items it starts and ends. */
  readonly leave: Float64Array;
  readonly enter: Float64Array;
  /** Edge -> how many edges join the same two things, itself included. */
  readonly twins: Int32Array;
  /** Least room beside a column where wires climb. */
  readonly swing: number;
}

/** Column -> the room right of it. */
function gaps({ level, column, columns, lanes, y, leave, enter, twins, swing }: Stacked): Float64Array {
  const { from, to, kinds } = level;
  const gap = new Float64Array(columns.count).fill(GAP.level);
  const widen = (c: number, wanted: number): void => {
    if (wanted > (gap[c] ?? 0)) gap[c] = wanted;
  };
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [from[e] ?? 0, to[e] ?? 0];
    const first = column[a] ?? 0;
    const last = (column[b] ?? 0) - 1;
    if (kinds[a] === "frame") widen(first, GAP.frame);
    if (kinds[b] === "frame") widen(last, GAP.frame);
    if ((lanes.of[e] ?? -1) >= 0) {
      widen(first, GAP.lane);
      widen(last, GAP.lane);
      continue;
    }
    const passes = columns.passes[e] ?? 0;
    const climbing = (twins[e] ?? 1) > 1 ? Math.max(GAP.twin, swing) : swing;
    let before = (y[a] ?? 0) + (leave[e] ?? 0);
    for (let k = 0; k <= passes; k++) {
      const here = k < passes ? (y[(columns.waypoint[e] ?? 0) + k] ?? 0) : (y[b] ?? 0) + (enter[e] ?? 0);
      const climb = Math.abs(here - before);
      const least = climb > LEVEL || (twins[e] ?? 1) > 1 ? climbing : GAP.level;
      widen(first + k, Math.min(GAP.most, Math.max(least, (2 * GAP.perClimb * climb) / (passes + 2))));
      before = here;
    }
  }
  return gap;
}

/** Columns at their places from x = 0 on, with what stands in them. */
export interface Grid {
  readonly columns: readonly Column[];
  /** Item -> its left, its stub and how far it is straight right of it (`NodeBox.run`). */
  readonly x: Float64Array;
  readonly stub: Float64Array;
  readonly run: Float64Array;
  readonly width: number;
}

/** Shapes end, and so stubs start, on one line in each column, and stubs end on one line, with frames. */
export function gridOf(stacked: Stacked): Grid {
  const { level, columns, widths, heights, stubs, y } = stacked;
  const { kinds } = level;
  const gap = gaps(stacked);
  const x = new Float64Array(kinds.length);
  const stub = new Float64Array(kinds.length);
  const run = new Float64Array(kinds.length);
  const grid: Column[] = [];
  let left = 0;
  let right = 0;
  for (let c = 0; c < columns.count; c++) {
    const members = columns.at.subarray(columns.start[c], columns.start[c + 1]).filter((v) => v < kinds.length);
    let shape = 0;
    let asked = 0;
    let framed = 0;
    let ports = 0;
    for (const i of members) {
      if (kinds[i] === "frame") framed = Math.max(framed, widths[i] ?? 0);
      else shape = Math.max(shape, widths[i] ?? 0);
      if (kinds[i] === "exit") ports++;
      asked = Math.max(asked, stubs[i] ?? 0);
    }
    // Where all wires leave level, their first piece carries the numbers as well as the stub does: not up to a border.
    const border = columns.at[columns.start[c + 1] ?? 0] ?? 0;
    const runsOn = gap[c] === GAP.level && c + 1 < columns.count && kinds[border] !== "exit" && ports === 0;
    const mine = runsOn ? Math.max(0, asked + GAP.air - GAP.level) : asked;
    shape = Math.max(shape, framed - mine);
    right = left + shape + mine;
    for (const i of members) {
      const isFrame = kinds[i] === "frame";
      x[i] = (isFrame ? right : left + shape) - (widths[i] ?? 0);
      stub[i] = isFrame ? 0 : mine;
      run[i] = isFrame ? 0 : runsOn ? mine + GAP.level : mine;
    }
    const middles = new Float64Array(members.length);
    const tall = new Float64Array(members.length);
    members.forEach((i, k) => {
      middles[k] = y[i] ?? 0;
      tall[k] = heights[i] ?? 0;
    });
    grid.push({ left, right, middles, heights: tall });
    left = right + (gap[c] ?? 0);
  }
  return { columns: grid, x, stub, run, width: right };
}
