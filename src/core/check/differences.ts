import type { Run } from "../trace/execute.ts";
import type { Probe } from "./probe.ts";

/** A function at x and on both sides of it, and its slopes there. */
export interface Differences {
  readonly below: Run;
  readonly above: Run;
  readonly low: number;
  readonly high: number;
  readonly centred: number;
  readonly forward: number;
  readonly backward: number;
}

/** Two forward evaluations, at x − h and at x + h. @param middle f(x) */
export function differences(probe: Probe, input: number, entry: number, h: number, middle: number): Differences {
  const x = probe.entry(input, entry);
  const below = probe.at(input, entry, x - h);
  const above = probe.at(input, entry, x + h);
  const [low, high] = [probe.total(below), probe.total(above)];
  return {
    below,
    above,
    low,
    high,
    centred: (high - low) / (2 * h),
    forward: (high - middle) / h,
    backward: (middle - low) / h,
  };
}
