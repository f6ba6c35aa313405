import { compile, type Plan } from "../trace/plan.ts";
import type { Trace } from "../trace/trace.ts";
import { defaults, type CheckOptions, type CheckReport, type EntryCheck, type InputCheck } from "./check.ts";
import { checkEntry } from "./checkEntry.ts";
import { planned } from "./planned.ts";
import { Probe } from "./probe.ts";
import { roundOffOf } from "./roundOff.ts";
import { costOf, leftTold } from "./sentences.ts";
import { worstOf } from "./worst.ts";

/**
 * Checks the gradients of a trace by finite differences, entry by entry, so that a page can do a slice at a time and stop
 * whenever it likes: each `next()` takes two forward evaluations and yields an entry; the last one returns the report.
 * What is checked is what the trace says; the differences are of its graph, in exact arithmetic.
 * @param plan compiled from the trace's graph
 */
export function* checkAll(
  trace: Trace,
  options: CheckOptions = {},
  plan: Plan = compile(trace.graph),
): Generator<EntryCheck, CheckReport, void> {
  const { h } = { ...defaults, ...options };
  const probe = new Probe(trace, plan);
  const checking = { trace, probe, base: probe.base(), h, roundOff: roundOffOf(trace) };
  const inputs: InputCheck[] = [];
  for (const { input, id, size, entries: wanted, left } of planned(trace, options)) {
    const entries: EntryCheck[] = [];
    for (const entry of wanted) {
      const checked = checkEntry(checking, input, entry);
      entries.push(checked);
      yield checked;
    }
    inputs.push({ input, id, size, entries, worst: worstOf(entries), left });
  }
  const all = inputs.reduce((sum, { size, left }) => (left === leftTold ? sum : sum + size), 0);
  const checked = inputs.reduce((sum, { entries }) => sum + entries.length, 0);
  const evaluationsForAll = 2 * all + 1;
  return {
    h,
    inputs,
    worst: worstOf(inputs.flatMap(({ worst }) => worst ?? [])),
    evaluations: probe.evaluations,
    evaluationsForAll,
    says: costOf(checked, all, probe.evaluations, evaluationsForAll),
  };
}
