import type { CurvePoint } from "../../../core/check/errorCurve.ts";

type Key = "centredError" | "forwardError";

/** Errors that are 0 are drawn at the foot of the picture. */
const isDrawn = (error: number): boolean => Number.isFinite(error) && error > 0;

/** Powers of ten between which the errors of a curve lie, at least four decades apart. */
export function decadesOf(points: readonly CurvePoint[]): readonly [low: number, high: number] {
  const errors = points.flatMap(({ centredError, forwardError }) => [centredError, forwardError]).filter(isDrawn);
  if (errors.length === 0) return [-16, 0];
  const logs = errors.map(Math.log10);
  const high = Math.ceil(Math.max(...logs));
  const low = Math.floor(Math.min(...logs));
  return [Math.min(low, high - 4), high];
}

/** At most `most` powers of ten from `low` to `high`, evenly spaced. */
export function decadeTicks([low, high]: readonly [number, number], most: number): readonly number[] {
  const gap = Math.max(1, Math.ceil((high - low) / (most - 1)));
  return Array.from({ length: Math.floor((high - low) / gap) + 1 }, (_unused, i) => low + i * gap);
}

/** Whether truncation shows: at the largest h the error is well above what rounding does there. */
export function hasTruncation(points: readonly CurvePoint[], key: Key): boolean {
  const largest = points.reduce<CurvePoint | null>(
    (most, point) => (most === null || point.h > most.h ? point : most),
    null,
  );
  return largest !== null && largest[key] > 100 * largest.roundOff;
}
