import { nodeAt } from "../graph/lookup.ts";
import type { Run } from "../trace/execute.ts";
import type { Trace } from "../trace/trace.ts";
import { bandOf, bands, relativeError } from "./bands.ts";
import type { EntryCheck, Excuse, Judge, Kink } from "./check.ts";
import { crossings } from "./crossings.ts";
import { differences, type Differences } from "./differences.ts";
import { whereNonFinite } from "./nonFinite.ts";
import type { Probe } from "./probe.ts";
import { kinkWords, saysOf, troubleAt, troubleBeside, troubleOfGradient } from "./sentences.ts";

/** What all entries of a check have in common. */
export interface Checking {
  readonly trace: Trace;
  readonly probe: Probe;
  /** The run at x. */
  readonly base: Run;
  readonly h: number;
  /** What rounding may do to f in one evaluation. */
  readonly roundOff: number;
}

/** Checks one entry of an input by two forward evaluations. @param entry counted row by row */
export function checkEntry(checking: Checking, input: number, entry: number): EntryCheck {
  const { trace, probe, base, h } = checking;
  const analytic = trace.gradients[(trace.offsets[input] ?? 0) + entry] ?? Number.NaN;
  const found = differences(probe, input, entry, h, probe.total(base));
  const { centred, forward, backward } = found;
  const kinks = kinksOf(base, found);
  const roundOff = checking.roundOff / h;
  const trouble = troubleOf(checking, found, analytic);
  const { judge, error, slope } = judged(analytic, found, kinks);
  const relative = relativeError(analytic, slope);
  const measured = bandOf(relative);
  const excuse = measured === bands[0] ? null : excuseOf(analytic, error, roundOff, h);
  const band = excuse === null ? measured : bands[0];
  const position = positionOf(trace.shapes[input] ?? [], entry);
  return {
    input,
    entry,
    position,
    x: probe.entry(input, entry),
    analytic,
    centred,
    forward,
    backward,
    absolute: Math.abs(analytic - centred),
    relative: relativeError(analytic, centred),
    judge,
    judged: relative,
    band,
    roundOff,
    excuse,
    kinks,
    trouble,
    says: trouble ?? [saysOf(band, excuse, h), ...kinkWords(kinks, judge, band, h)].join(" "),
  };
}

/** What truncation comes to, in h², where a function curves as sines and squares do. */
const TRUNCATION = 10;

/**
 * Why a relative error is large though nothing need be wrong. Where the gradient is exactly 0 the relative error is 1 whatever
 * the difference comes to, so that it counts as right as soon as that is no more than truncation, which goes with h².
 */
function excuseOf(analytic: number, error: number, roundOff: number, h: number): Excuse | null {
  if (error <= roundOff) return "rounding";
  return analytic === 0 && error <= TRUNCATION * h ** 2 ? "truncation" : null;
}

/** `[row, column]` of an entry counted row by row. */
function positionOf(shape: readonly number[], entry: number): readonly number[] {
  let rest = entry;
  return shape
    .toReversed()
    .map((extent) => {
      const at = rest % extent;
      rest = Math.floor(rest / extent);
      return at;
    })
    .toReversed();
}

/** The gates that switch on either side of x, each once. */
function kinksOf(base: Run, { below, above }: Differences): readonly Kink[] {
  const found = new Map<string, Kink>();
  for (const crossing of crossings(base, below)) found.set(crossing.path.join("\n"), { ...crossing, side: "below" });
  for (const crossing of crossings(base, above)) {
    const key = crossing.path.join("\n");
    const known = found.get(key);
    const entries = Math.max(crossing.entries, known?.entries ?? 0);
    found.set(key, { ...crossing, entries, side: known === undefined ? "above" : "both" });
  }
  return [...found.values()];
}

/** Slopes of both sides that are no further apart than this show no bend. */
const SMOOTH = 1e-3;

interface Judgement {
  readonly judge: Judge;
  /** How far the analytic gradient is from what it is judged by. */
  readonly error: number;
  readonly slope: number;
}

/**
 * The analytic gradient is the slope of the branch that x is in. Where no gate switches the centred difference is that; where
 * one switches on one side, the difference towards the other; where on both, it lies between the slopes of both sides.
 */
function judged(analytic: number, { centred, forward, backward }: Differences, kinks: readonly Kink[]): Judgement {
  const by = (judge: Judge, slope: number): Judgement => ({ judge, error: Math.abs(analytic - slope), slope });
  const usual = by("centred", centred);
  if (kinks.length === 0) return usual;
  const isClean = (side: Kink["side"]): boolean => kinks.every((kink) => kink.side !== "both" && kink.side !== side);
  const nearest = Math.min(Math.max(analytic, Math.min(forward, backward)), Math.max(forward, backward));
  const sided = isClean("above")
    ? by("forward", forward)
    : isClean("below")
      ? by("backward", backward)
      : by("between", nearest);
  // Some kinks are smooth, as that of ELU: then the centred difference is the better one.
  return relativeError(forward, backward) <= SMOOTH ? usual : sided;
}

function troubleOf(
  { trace, base, probe, h }: Checking,
  { below, above, low, high }: Differences,
  analytic: number,
): string | null {
  const name = (): string => nodeAt(trace.graph, trace.target).id;
  if (!Number.isFinite(probe.total(base))) return troubleAt(name(), probe.total(base), whereNonFinite(base));
  if (!Number.isFinite(analytic)) return troubleOfGradient(analytic);
  if (!Number.isFinite(low)) return troubleBeside("−", h, low, whereNonFinite(below));
  if (!Number.isFinite(high)) return troubleBeside("+", h, high, whereNonFinite(above));
  return null;
}
