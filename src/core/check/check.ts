import type { NodeId } from "../graph/graph.ts";
import type { Band } from "./bands.ts";
import type { Crossing } from "./crossings.ts";

/** A gate that switches between x − h and x + h, so that the function has a kink or a jump there. */
export interface Kink extends Crossing {
  /** Where the branch at x ends: towards x − h, towards x + h, or both. */
  readonly side: "below" | "above" | "both";
}

/** What the analytic gradient was compared with: a one-sided difference where a kink lies on the other side. */
export type Judge = "centred" | "forward" | "backward" | "between";

/** `rounding`: the error is within what float64 does to a difference. `truncation`: the gradient is 0, and the difference of the size of h². */
export type Excuse = "rounding" | "truncation";

/** One entry of one input: its analytic gradient beside the numerical ones. */
export interface EntryCheck {
  /** Index of the input's node. */
  readonly input: number;
  /** Counted row by row; 0 of a number. */
  readonly entry: number;
  /** `[row, column]`; empty for a number. */
  readonly position: readonly number[];
  readonly x: number;
  readonly analytic: number;
  /** (f(x + h) − f(x − h)) / 2h */
  readonly centred: number;
  /** (f(x + h) − f(x)) / h */
  readonly forward: number;
  /** (f(x) − f(x − h)) / h */
  readonly backward: number;
  /** |analytic − centred| */
  readonly absolute: number;
  /** |analytic − centred| / max(|analytic|, |centred|) */
  readonly relative: number;
  readonly judge: Judge;
  /** The relative error by what it was judged by; the band is of this one. */
  readonly judged: number;
  readonly band: Band;
  /** How far float64 alone may set a difference apart at this h: errors up to it say nothing. */
  readonly roundOff: number;
  /** Why the error says nothing though it looks large; the band is then the best. Null where it needs no excuse, or has none. */
  readonly excuse: Excuse | null;
  readonly kinks: readonly Kink[];
  /** Why there is nothing to compare; null where there is. */
  readonly trouble: string | null;
  /** The result in plain sentences. */
  readonly says: string;
}

/** One input. */
export interface InputCheck {
  readonly input: number;
  readonly id: NodeId;
  /** Entries there are, and how many of them were checked. */
  readonly size: number;
  readonly entries: readonly EntryCheck[];
  /** The entry that was judged worst; null where none was checked. */
  readonly worst: EntryCheck | null;
  /** Why it was not moved, in English; null where it was. */
  readonly left: string | null;
}

export interface CheckReport {
  readonly h: number;
  readonly inputs: readonly InputCheck[];
  /** The entry that was judged worst of all; null where none was checked. */
  readonly worst: EntryCheck | null;
  /** Forward evaluations it took. */
  readonly evaluations: number;
  /** What it would take to check every entry. */
  readonly evaluationsForAll: number;
  readonly says: string;
}

export interface CheckOptions {
  /** The step, above 0, the same for every entry whatever its size; 1e-5 unless given. */
  readonly h?: number;
  /** Entries of one input at most; of more, as many are sampled. 16 unless given. */
  readonly most?: number;
  /** Forward evaluations at most; 10 000 unless given. */
  readonly budget?: number;
}

export const defaults: Required<CheckOptions> = { h: 1e-5, most: 16, budget: 10_000 };
