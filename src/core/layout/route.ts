import { heightAt, swing, type Segment } from "./curve.ts";
import { GATE_RADIUS, type Point } from "./layout.ts";

/** One column of boxes: its horizontal extent, and the boxes in it from the top down. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly middles: Float64Array;
  readonly heights: Float64Array;
}

/** Where on a gate's rim or a frame's border a wire arrives: the spot, and how steeply it points at the centre there. */
export interface Entry {
  readonly point: Point;
  readonly slope: number;
}

const SPREAD = Math.PI / 6;
const WIDEST = Math.PI / 3;
const CLEARANCE = 6;

/** Entry points of `count` wires on the left rim of a gate whose left is at `gate`, from the top down. */
export function entries(gate: Point, count: number): Entry[] {
  const span = Math.min(WIDEST * 2, SPREAD * 2 * (count - 1));
  return Array.from({ length: count }, (_, i) => {
    const angle = count === 1 ? 0 : (i / (count - 1) - 0.5) * span;
    return {
      point: {
        x: gate.x + GATE_RADIUS * (1 - Math.cos(angle)),
        y: gate.y + GATE_RADIUS * Math.sin(angle),
      },
      slope: -1.4 * Math.tan(angle),
    };
  });
}

/** How far a segment strays out of the free strip around `y` while it passes the column; at most 0 if it stays inside. */
function trespass(segment: Segment, { left, right, middles, heights }: Column, y: number): number {
  let above = 0;
  let below = middles.length;
  while (above < below) {
    const half = (above + below) >> 1;
    if ((middles[half] ?? 0) < y) above = half + 1;
    else below = half;
  }
  const top = above === 0 ? Number.NEGATIVE_INFINITY : (middles[above - 1] ?? 0) + (heights[above - 1] ?? 0) / 2;
  const none = below === middles.length;
  const bottom = none ? Number.POSITIVE_INFINITY : (middles[below] ?? 0) - (heights[below] ?? 0) / 2;
  const a = heightAt(segment, left);
  const b = heightAt(segment, right);
  return Math.max(top + CLEARANCE - Math.min(a, b), Math.max(a, b) + CLEARANCE - bottom);
}

/** The last swing, to a rim that stands `arrival` or more from the left. */
export function arrive(from: Point, entry: Entry, arrival: number): Segment[] {
  if (entry.point.x - arrival < GATE_RADIUS / 2) return [swing(from, entry.point, entry.slope)];
  const door = { x: arrival, y: entry.point.y };
  return [swing(from, door), swing(door, entry.point)];
}

/**
 * A wire from a stub's end to a gate's rim that passes each column between them in the strip that holds its waypoint.
 * It is pulled taut: it takes as few of the waypoints as it can, and one long swing where nothing is in the way.
 * `arrival` is the left of the gate's own column, where wider shapes may stand: from there to the rim it runs straight.
 */
export function route(
  start: Point,
  entry: Entry,
  arrival: number,
  between: readonly Column[],
  waypoints: ArrayLike<number>,
  forced: ReadonlySet<number> = new Set(),
): Segment[] {
  const held = new Set(forced);
  for (;;) {
    const segments: Segment[] = [];
    let from = start;
    let pending: number[] = [];
    let worst = -1;
    let worstBy = 1e-6;
    const close = (segment: Segment): void => {
      segments.push(segment);
      for (const i of pending) {
        const column = between[i];
        const by = column === undefined ? 0 : trespass(segment, column, waypoints[i] ?? 0);
        if (by > worstBy) [worst, worstBy] = [i, by];
      }
      pending = [];
    };
    between.forEach((column, i) => {
      if (!held.has(i)) {
        pending.push(i);
        return;
      }
      const y = waypoints[i] ?? 0;
      close(swing(from, { x: column.left, y }));
      segments.push(swing({ x: column.left, y }, { x: column.right, y }));
      from = { x: column.right, y };
    });
    for (const segment of arrive(from, entry, arrival)) close(segment);
    if (worst < 0) return segments;
    held.add(worst);
  }
}
