import { compile, type Plan } from "../trace/plan.ts";
import type { Trace } from "../trace/trace.ts";
import { crossings } from "./crossings.ts";
import { differences } from "./differences.ts";
import { Probe } from "./probe.ts";
import { roundOffOf } from "./roundOff.ts";

/** Both differences at one h. */
export interface CurvePoint {
  readonly h: number;
  readonly centred: number;
  readonly forward: number;
  /** |analytic − centred|; it falls with h² until rounding takes over. */
  readonly centredError: number;
  /** |analytic − forward|; it falls with h until rounding takes over. */
  readonly forwardError: number;
  /** What rounding may come to at this h; it rises as 1/h. */
  readonly roundOff: number;
  /** Whether some gate switches between x − h and x + h. */
  readonly hasKink: boolean;
}

export interface ErrorCurve {
  readonly analytic: number;
  readonly points: readonly CurvePoint[];
  /** The h with the smallest error, the largest of several; null where no error is finite. */
  readonly best: { readonly centred: number | null; readonly forward: number | null };
  readonly evaluations: number;
}

/** From 1e-1 down to 1e-15, two a decade, each the float64 nearest to it. */
export const curveSteps: readonly number[] = Array.from({ length: 29 }, (_unused, i) => {
  const whole = Math.floor(i / 2) + 1;
  return i % 2 === 0 ? Number(`1e-${String(whole)}`) : Number(`${String(Math.sqrt(10))}e-${String(whole + 1)}`);
});

/**
 * The error of the differences against h, for one entry of an input: truncation on one side, rounding on the other.
 * Takes two forward evaluations for each h, and one: each `next()` yields the point of an h, the last one returns the curve.
 * @param entry counted row by row
 */
export function* errorCurve(
  trace: Trace,
  input: number,
  entry: number,
  hs: readonly number[] = curveSteps,
  plan: Plan = compile(trace.graph),
): Generator<CurvePoint, ErrorCurve, void> {
  const probe = new Probe(trace, plan);
  const base = probe.base();
  const middle = probe.total(base);
  const analytic = trace.gradients[(trace.offsets[input] ?? 0) + entry] ?? Number.NaN;
  const roundOff = roundOffOf(trace);
  const points: CurvePoint[] = [];
  for (const h of hs) {
    const { centred, forward, below, above } = differences(probe, input, entry, h, middle);
    const point: CurvePoint = {
      h,
      centred,
      forward,
      centredError: Math.abs(analytic - centred),
      forwardError: Math.abs(analytic - forward),
      roundOff: roundOff / h,
      hasKink: crossings(base, below).length > 0 || crossings(base, above).length > 0,
    };
    points.push(point);
    yield point;
  }
  const best = { centred: bestOf(points, "centredError"), forward: bestOf(points, "forwardError") };
  return { analytic, points, best, evaluations: probe.evaluations };
}

function bestOf(points: readonly CurvePoint[], error: "centredError" | "forwardError"): number | null {
  const [first] = points
    .filter((point) => Number.isFinite(point[error]))
    .toSorted((a, b) => a[error] - b[error] || b.h - a.h);
  return first?.h ?? null;
}
