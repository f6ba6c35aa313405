import { columns as columnsOf } from "./columns.ts";
import { gridOf, spacing, type Grid } from "./grid.ts";
import { lanes as lanesOf, LANE_GAP } from "./lanes.ts";
import type { Level } from "./levels.ts";
import { linksOf } from "./links.ts";
import { ordered } from "./order.ts";
import { rows } from "./rows.ts";
import { threads, twinsOf } from "./threads.ts";

/** What is known of a level's items before they are placed. */
export interface Wanted {
  /** Item -> its size; ports have none, frames no stub. */
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  readonly stubs: Float64Array;
  /** Edge -> how far below the middle of its items it starts and ends. */
  readonly leave: Float64Array;
  readonly enter: Float64Array;
  /** The item of the graph's output, or of the group that holds it; −1 where it is elsewhere. */
  readonly output: number;
}

/** A level laid out, in coordinates of its own. */
export interface Inside extends Pick<Grid, "x" | "stub" | "run" | "width"> {
  /** Item -> height of its middle. */
  readonly y: Float64Array;
  /** Edge -> the points of its curves after the first, x and y by turns. */
  readonly curves: readonly (readonly number[])[];
  readonly top: number;
  readonly bottom: number;
}

/** Lays out one level. Frames in it are items like any other, save that edges meet them at their ports. */
export function inside(level: Level, wanted: Wanted, progress: (share: number) => void): Inside {
  const { kinds, from, to, value } = level;
  const links = linksOf(level);
  const column = columnsOf(level, links, wanted.output);
  const lanes = lanesOf(level, column);
  const columns = ordered(level, links, column, wanted.output, lanes.of);
  progress(0.2);
  const air = spacing(kinds.filter((kind) => kind !== "entry" && kind !== "exit").length);
  const y = rows(level, columns, wanted.heights, lanes.of, wanted, air.gap);
  progress(0.5);
  const twins = twinsOf(from, to, value, kinds.length);
  const stacked = { ...wanted, level, column, columns, lanes, y, twins: twins.of, swing: air.swing };
  const grid = gridOf(stacked);
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  const cover = (low: number, high: number): void => {
    if (low < top) top = low;
    if (high > bottom) bottom = high;
  };
  y.forEach((middle, v) => {
    const half = (wanted.heights[v] ?? 0) / 2;
    cover(middle - half, middle + half);
  });
  const ceiling = top;
  if (lanes.count > 0) cover(ceiling - lanes.count * LANE_GAP, bottom);
  const curves = threads(stacked, links, grid, twins, ceiling);
  // Bows of many twins may reach out; all else stays between what stands there.
  for (const curve of curves) for (let i = 5; i < curve.length; i += 6) cover(curve[i] ?? 0, curve[i] ?? 0);
  progress(1);
  return {
    x: grid.x,
    stub: grid.stub,
    run: grid.run,
    width: grid.width,
    y: y.subarray(0, kinds.length),
    curves,
    top,
    bottom,
  };
}
