import type { Answer } from "./oracle/dual.ts";
import { random } from "./oracle/random.ts";
import type { Outcome } from "./index.ts";

export type Differentiated = Extract<Outcome, { ok: true }>;

/** The output's value and its derivatives by every entry of every input, by either way. */
export type Result = readonly number[];

/** Absolute below 1, relative above. */
export const distance = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));

/** Equal, or both not a number: a constant such as 2 in (−1)^2 may have no derivative where the inputs do. */
export const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

export const forwardResult = ({ value, derivatives }: Answer): Result => [value, ...derivatives];

/**
 * How far a result moves when every number on the way is perturbed in its last bits: what rounding alone may change.
 * Where two right ways of computing differ by more than that, as after 1e8 − (1e8 + ε) or at tan near its pole, it is
 * this that bounds them, whatever the order of their operations.
 */
export function sensitivity(
  answer: (perturb: (value: number) => number) => Answer,
  exact: Result,
  seed: number,
): Result {
  const noise = random(seed);
  const perturb = (value: number): number => value * (1 + (noise.next() - 0.5) * 2 ** -50);
  const runs = Array.from({ length: 16 }, () => forwardResult(answer(perturb)));
  return exact.map((value, i) => Math.max(...runs.map((run) => Math.abs((run[i] ?? Number.NaN) - value))));
}

/** What became of the programs of a portion. */
export interface Tally {
  compared: number;
  /** No input comes into the output: nothing to differentiate. */
  constant: number;
  /** Beyond the tolerance, and within four times of what a perturbation of the last bits changes. */
  illConditioned: number;
  /** An infinity or a NaN on the way: there is no derivative to compare. */
  infinite: number;
  /** Exactly on a kink for which the language states no convention. Stated ones (ties, relu, abs) are compared. */
  kinks: number;
  failures: string[];
}

export const emptyTally = (): Tally => ({
  compared: 0,
  constant: 0,
  illConditioned: 0,
  infinite: 0,
  kinks: 0,
  failures: [],
});
