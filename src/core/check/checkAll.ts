import { compile, type Plan } from "../trace/plan.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Trace } from "../trace/trace.ts";
import { defaults, type CheckOptions, type CheckReport, type EntryCheck, type InputCheck } from "./check.ts";
import { checkEntry } from "./checkEntry.ts";
import { Probe } from "./probe.ts";
import { roundOffOf } from "./roundOff.ts";
import { sampled, shares } from "./sample.ts";
import { costOf, leftByBudget, leftTold } from "./sentences.ts";

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
  const { h, most, budget } = { ...defaults, ...options };
  const probe = new Probe(trace, plan);
  const checking = { trace, probe, base: probe.base(), h, roundOff: roundOffOf(trace) };
  const { movable, told } = inputsOf(trace);
  const sizes = movable.map((input) => sizeOf(trace.shapes[input] ?? []));
  const counts = shares(sizes, most, Math.max(0, Math.floor((budget - 1) / 2)));
  const inputs: InputCheck[] = told.map((input) => inputCheck(trace, input, [], leftTold));
  for (const [k, input] of movable.entries()) {
    const entries: EntryCheck[] = [];
    for (const entry of sampled(sizes[k] ?? 0, counts[k] ?? 0)) {
      const checked = checkEntry(checking, input, entry);
      entries.push(checked);
      yield checked;
    }
    inputs.push(inputCheck(trace, input, entries, entries.length === 0 ? leftByBudget : null));
  }
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const checked = inputs.reduce((sum, { entries }) => sum + entries.length, 0);
  const evaluationsForAll = 2 * all + 1;
  return {
    h,
    inputs: inputs.toSorted((a, b) => a.input - b.input),
    worst: worstOf(inputs.flatMap(({ worst }) => worst ?? [])),
    evaluations: probe.evaluations,
    evaluationsForAll,
    says: costOf(checked, all, probe.evaluations, evaluationsForAll),
  };
}

function inputsOf({ graph }: Trace): { readonly movable: readonly number[]; readonly told: readonly number[] } {
  const inputs = [...graph.nodes.entries()].filter(([, { kind }]) => kind === "input");
  const isTold = (index: number): boolean => {
    const node = graph.nodes[index];
    return node?.kind === "input" && node.told === true;
  };
  const indexes = inputs.map(([index]) => index);
  return { movable: indexes.filter((index) => !isTold(index)), told: indexes.filter(isTold) };
}

function inputCheck(trace: Trace, input: number, entries: readonly EntryCheck[], left: string | null): InputCheck {
  const id = trace.graph.nodes[input]?.id ?? "";
  return { input, id, size: sizeOf(trace.shapes[input] ?? []), entries, worst: worstOf(entries), left };
}

/** Trouble is worst; then the largest error without an excuse. The first of equals. */
function worstOf(entries: readonly EntryCheck[]): EntryCheck | null {
  const rank = ({ trouble, excuse, judged }: EntryCheck): number =>
    trouble !== null || Number.isNaN(judged) ? Infinity : excuse !== null ? 0 : judged;
  return entries.reduce<EntryCheck | null>((worst, entry) => {
    return worst === null || rank(entry) > rank(worst) ? entry : worst;
  }, null);
}
