import { flattened, skewed, swing, type Segment } from "./curve.ts";
import type { Grid, Stacked } from "./grid.ts";
import { LANE_GAP } from "./lanes.ts";
import type { Point } from "./layout.ts";
import type { Links } from "./links.ts";
import { arrive, entries, route, type Column, type Entry } from "./route.ts";
import { untangle } from "./untangle.ts";

const TWIN_BULGE = 34;
/** From this climb on, twins part by climbing one after the other. */
const STEEP = 50;

/** Edges that join the same two things: how many there are, and which of them each is, from the top. */
export interface Twins {
  readonly of: Int32Array;
  readonly place: Int32Array;
}

export function twinsOf(
  from: readonly number[],
  to: readonly number[],
  value: readonly number[],
  items: number,
): Twins {
  const of = new Int32Array(from.length);
  const place = new Int32Array(from.length);
  const first = new Map<number, number>();
  for (let e = 0; e < from.length; e++) {
    const pair = (value[e] ?? 0) * items + (to[e] ?? 0);
    const eldest = first.get(pair) ?? e;
    first.set(pair, eldest);
    place[e] = of[eldest] ?? 0;
    of[eldest] = (of[eldest] ?? 0) + 1;
  }
  for (let e = 0; e < from.length; e++) of[e] = of[first.get((value[e] ?? 0) * items + (to[e] ?? 0)) ?? e] ?? 1;
  return { of, place };
}

/** Up in the first gap, along the lane, down in the last gap: there are no boxes on that way. */
function alongLane(start: Point, entry: Entry, arrival: number, between: readonly Column[], y: number): Segment[] {
  const on = { x: between[0]?.left ?? start.x, y };
  const off = { x: between.at(-1)?.right ?? on.x, y };
  return [swing(start, on), swing(on, off), ...arrive(off, entry, arrival)];
}

/** Two wires between the same neighbours part, so that they are seen to be two: they bow, or one climbs before the other. */
function part(start: Point, entry: Entry, arrival: number, place: number, of: number): Segment[] {
  const from = place - (of - 1) / 2;
  const climb = entry.point.y - start.y;
  if (Math.abs(climb) < STEEP) {
    const middle = { x: (start.x + arrival) / 2, y: (start.y + entry.point.y) / 2 + from * TWIN_BULGE };
    return [swing(start, middle), ...arrive(middle, entry, arrival)];
  }
  // Upwards the upper wire climbs first, downwards the lower one.
  const early = (Math.sign(climb) * from) / of;
  return arrive(start, entry, arrival).map((segment, i) => (i === 0 ? skewed(segment, early) : segment));
}

/**
 * Edge -> its curves, from a stub's end, a frame's border or a port to a rim, a border or a port: all points after the first,
 * x and y by turns.
 */
export function threads(stacked: Stacked, links: Links, grid: Grid, twins: Twins, ceiling: number): number[][] {
  const { level, column, columns, lanes, widths, y, leave, enter } = stacked;
  const { kinds, from } = level;
  const curves: number[][] = [];
  const parted = new Set([0]);
  for (let i = 0; i < kinds.length; i++) {
    const begin = links.into.start[i] ?? 0;
    const count = (links.into.start[i + 1] ?? 0) - begin;
    const corner = { x: grid.x[i] ?? 0, y: y[i] ?? 0 };
    const rim = kinds[i] === "gate" ? entries(corner, count) : null;
    const arrival = grid.columns[column[i] ?? 0]?.left ?? 0;
    const mine: Segment[][] = [];
    for (let slot = 0; slot < count; slot++) {
      const e = links.into.list[begin + slot] ?? 0;
      const entry = rim?.[slot] ?? { point: { x: corner.x, y: corner.y + (enter[e] ?? 0) }, slope: 0 };
      const operand = from[e] ?? 0;
      const start = {
        x: (grid.x[operand] ?? 0) + (widths[operand] ?? 0) + (grid.stub[operand] ?? 0),
        y: (y[operand] ?? 0) + (leave[e] ?? 0),
      };
      const lane = lanes.of[e] ?? -1;
      const of = twins.of[e] ?? 1;
      if (lane >= 0) {
        const between = grid.columns.slice((column[operand] ?? 0) + 1, column[i]);
        mine.push(alongLane(start, entry, arrival, between, ceiling - (lanes.count - lane) * LANE_GAP));
      } else if (columns.passes[e] === 0) {
        mine.push(of > 1 ? part(start, entry, arrival, twins.place[e] ?? 0, of) : arrive(start, entry, arrival));
      } else {
        const between = grid.columns.slice((column[operand] ?? 0) + 1, column[i]);
        const first = columns.waypoint[e] ?? 0;
        const heights = y.subarray(first, first + between.length);
        mine.push(route(start, entry, arrival, between, heights, of > 1 ? parted : undefined));
      }
    }
    if (rim !== null && count > 1) untangle(mine, grid.columns[(column[i] ?? 0) - 1]?.right ?? 0);
    for (let slot = 0; slot < count; slot++) curves[links.into.list[begin + slot] ?? 0] = flattened(mine[slot] ?? []);
  }
  return curves;
}
