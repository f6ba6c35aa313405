import { msg } from "../words/t.ts";

/** How well two gradients agree, by their relative error. */
export interface Band {
  readonly key: "agrees" | "kinky" | "suspicious" | "wrong";
  /** The largest relative error that still falls in the band. */
  readonly upTo: number;
  /** In English, marked by `msg`, as is the next. */
  readonly title: string;
  readonly says: string;
}

/** The lecture's bands, from the best to the worst. */
export const bands: readonly [Band, Band, Band, Band] = [
  {
    key: "agrees",
    upTo: 1e-7,
    title: msg`agree`,
    says: msg`The two agree as far as a difference can tell: the gradient is right.`,
  },
  {
    key: "kinky",
    upTo: 1e-4,
    title: msg`fine at kinks`,
    says: msg`Good enough where kinks are near or h is coarse; without either, a smaller error is to be expected.`,
  },
  {
    key: "suspicious",
    upTo: 1e-2,
    title: msg`suspicious`,
    says: msg`Too far apart for comfort: try another h, and if the error stays, look for a mistake.`,
  },
  {
    key: "wrong",
    upTo: Infinity,
    title: msg`probably wrong`,
    says: msg`They disagree: unless h is far too large or far too small here, the gradient is wrong.`,
  },
];

/** The band of a relative error; the last one where it is not a number. */
export function bandOf(relative: number): Band {
  return bands.find(({ upTo }) => relative <= upTo) ?? bands[3];
}

/** Keeps a quotient of two zeros from being NaN. */
const TINY = 1e-300;

/** |a − n| / max(|a|, |n|): 0 where both are 0, NaN where one is not finite. */
export function relativeError(analytic: number, numerical: number): number {
  return Math.abs(analytic - numerical) / Math.max(Math.abs(analytic), Math.abs(numerical), TINY);
}
