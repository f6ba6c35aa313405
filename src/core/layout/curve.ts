import type { Point } from "./layout.ts";

/** One cubic Bézier segment. */
export interface Segment {
  readonly from: Point;
  readonly leaving: Point;
  readonly arriving: Point;
  readonly to: Point;
}

/** How far a curve keeps its direction at either end, and how much of its climb may be left to a slanted end. */
const REACH = 0.55;
const SLANT = 0.3;

/** A curve that leaves and arrives horizontally, or arrives falling by `slope` per unit (rising where negative). Monotone in x and y. */
export function swing(from: Point, to: Point, slope = 0): Segment {
  const reach = (to.x - from.x) * REACH;
  const rise = to.y - from.y;
  const along = slope * rise > 0 ? Math.sign(rise) * Math.min(Math.abs(slope) * reach, Math.abs(rise) * SLANT) : 0;
  return {
    from,
    leaving: { x: from.x + reach, y: from.y },
    arriving: { x: to.x - reach, y: to.y - along },
    to,
  };
}

/** The segment with its climb moved to the front (`early` up to 0.5) or to the back (down to −0.5). Still runs forward in x. */
export function skewed({ from, leaving, arriving, to }: Segment, early: number): Segment {
  const by = early * (to.x - from.x);
  return {
    from,
    leaving: { x: Math.max(from.x, leaving.x - by), y: leaving.y },
    arriving: { x: Math.min(to.x, arriving.x - by), y: arriving.y },
    to,
  };
}

function blend(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

export function pointAt(segment: Segment, t: number): Point {
  const { from, leaving, arriving, to } = segment;
  return {
    x: blend(from.x, leaving.x, arriving.x, to.x, t),
    y: blend(from.y, leaving.y, arriving.y, to.y, t),
  };
}

/** Height of a segment that runs forward in x, at `x`. */
export function heightAt({ from, leaving, arriving, to }: Segment, x: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (blend(from.x, leaving.x, arriving.x, to.x, middle) < x) low = middle;
    else high = middle;
  }
  return blend(from.y, leaving.y, arriving.y, to.y, low);
}

/** All points of a curve after its first, x and y by turns: numbers are kept where objects would be too many. */
export function flattened(segments: readonly Segment[]): number[] {
  const flat: number[] = [];
  for (const { leaving, arriving, to } of segments) flat.push(leaving.x, leaving.y, arriving.x, arriving.y, to.x, to.y);
  return flat;
}

/** The segments of `LayoutWire.points`. */
export function segmentsOf(points: readonly Point[]): Segment[] {
  const segments: Segment[] = [];
  for (let i = 0; i + 3 < points.length; i += 3) {
    const [from, leaving, arriving, to] = points.slice(i, i + 4);
    if (from && leaving && arriving && to) segments.push({ from, leaving, arriving, to });
  }
  return segments;
}
