export type Point = readonly [x: number, y: number];

/** Of each so many neighbours the lowest and the highest are drawn. */
const columns = 300;

/**
 * A long row of numbers as the points that a curve of it needs: everything that can be seen, each spike included.
 * What is not finite, and on a logarithmic axis what is not above 0, is left out.
 * @param steps where the numbers stand; one after the other from 0 on unless given
 */
export function curveOf(values: readonly number[], isLog: boolean, steps?: readonly number[]): readonly Point[] {
  const points: Point[] = [];
  const each = Math.max(1, Math.ceil(values.length / columns));
  for (let from = 0; from < values.length; from += each) {
    let low = -1;
    let high = -1;
    for (let i = from; i < Math.min(from + each, values.length); i++) {
      const value = values[i] ?? Number.NaN;
      if (!Number.isFinite(value) || (isLog && value <= 0)) continue;
      if (low < 0 || value < (values[low] ?? 0)) low = i;
      if (high < 0 || value > (values[high] ?? 0)) high = i;
    }
    if (low < 0) continue;
    for (const i of low === high ? [low] : low < high ? [low, high] : [high, low])
      points.push([steps?.[i] ?? i, values[i] ?? Number.NaN]);
  }
  return points;
}

/** The range that an axis of these numbers shows; some room where all are alike. */
export function extentOf(points: readonly Point[], isLog: boolean): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const [, y] of points) {
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  if (low > high) return isLog ? [0.1, 1] : [0, 1];
  if (isLog) return low === high ? [low / 2, high * 2] : [low, high];
  // Most losses end near 0, which is then part of the picture.
  if (low > 0 && low < 0.5 * high) low = 0;
  return low === high
    ? [low - 0.5 * Math.max(Math.abs(low), 1), high + 0.5 * Math.max(Math.abs(high), 1)]
    : [low, high];
}

/**
 * The points of a way that can be told apart where it is drawn: of those closer than half a pixel to the last one, none but
 * the end. What is not finite is left out.
 */
export function thinned(
  points: readonly Point[],
  x: (at: number) => number,
  y: (at: number) => number,
): readonly Point[] {
  const kept: Point[] = [];
  let [lastX, lastY] = [Infinity, Infinity];
  let end: Point | null = null;
  for (const point of points) {
    const [across, up] = [x(point[0]), y(point[1])];
    if (!Number.isFinite(across) || !Number.isFinite(up)) continue;
    end = point;
    if (Math.hypot(across - lastX, up - lastY) < 0.5) continue;
    kept.push(point);
    [lastX, lastY] = [across, up];
  }
  return end === null || end === kept.at(-1) ? kept : [...kept, end];
}
