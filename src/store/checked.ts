import type { CheckReport, EntryCheck } from "../core/check/check.ts";
import { checkAll } from "../core/check/checkAll.ts";
import { defaults } from "../core/check/check.ts";
import { errorCurve, type CurvePoint, type ErrorCurve } from "../core/check/errorCurve.ts";
import type { Trace } from "../core/trace/trace.ts";
import { planOf } from "./derive.ts";
import { recent } from "./recent.ts";
import { workOf, type Work } from "./work.ts";

// Not part of the store's index: it is loaded with the panel that shows it.

export type Checking = Work<EntryCheck, CheckReport>;
export type Curving = Work<CurvePoint, ErrorCurve>;

const checkings = new WeakMap<Trace, ReturnType<typeof recent<string, Checking>>>();
const curvings = new WeakMap<Trace, ReturnType<typeof recent<string, Curving>>>();

/** The check of a trace at one h: what was done of it stays done while others are looked at. */
export function checkingOf(trace: Trace, h: number, budget: number = defaults.budget): Checking {
  let memo = checkings.get(trace);
  if (memo === undefined) checkings.set(trace, (memo = recent<string, Checking>(32)));
  return memo(`${h} ${budget}`, () => workOf(checkAll(trace, { h, budget }, planOf(trace.graph))));
}

/** The error-versus-h curve of one entry of an input. */
export function curvingOf(trace: Trace, input: number, entry: number): Curving {
  let memo = curvings.get(trace);
  if (memo === undefined) curvings.set(trace, (memo = recent<string, Curving>(8)));
  return memo(`${input} ${entry}`, () => workOf(errorCurve(trace, input, entry, undefined, planOf(trace.graph))));
}
