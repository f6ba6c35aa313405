import { defaults } from "../core/check/check.ts";
import { markOf, type Mark } from "../core/check/mark.ts";
import { planned } from "../core/check/planned.ts";
import type { Trace } from "../core/trace/trace.ts";
import { checkingOf, type Checking } from "./checked.ts";

// Not part of the store's index: it is loaded with the marks themselves.

/** Graphs of more numbers have no marks: each evaluation would be felt. */
const mostNumbers = 50_000;
/** Numbers that may be computed for all marks of a graph together, about. */
const affordable = 2e7;

/** The marks of a trace's inputs, and the work that makes them. */
export interface Marking {
  readonly work: Checking;
  /** The mark of an input, by its node's index; null until all of it is checked. The same object from then on. */
  mark(input: number): Mark | null;
}

const markings = new WeakMap<Trace, Marking>();

/** A proof for each gradient of an input; null where there is none to be had: of rounded arithmetic, and of large graphs. */
export function markingOf(trace: Trace): Marking | null {
  const { length } = trace.values;
  if (trace.arithmetic !== "exact" || length > mostNumbers) return null;
  const known = markings.get(trace);
  if (known !== undefined) return known;
  const budget = Math.min(defaults.budget, Math.floor(affordable / Math.max(1, length)));
  const work = checkingOf(trace, defaults.h, budget);
  const parts = new Map<number, { readonly from: number; readonly count: number; readonly size: number }>();
  let from = 0;
  for (const { input, entries, size } of planned(trace, { budget })) {
    parts.set(input, { from, count: entries.length, size });
    from += entries.length;
  }
  const made = new Map<number, Mark | null>();
  const mark = (input: number): Mark | null => {
    const found = made.get(input);
    const part = parts.get(input);
    const { items } = work.progress();
    if (found !== undefined || part === undefined || items.length < part.from + part.count) return found ?? null;
    const fresh = markOf(items.slice(part.from, part.from + part.count), part.size);
    made.set(input, fresh);
    return fresh;
  };
  const marking = { work, mark };
  markings.set(trace, marking);
  return marking;
}
