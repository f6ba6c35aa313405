import type { Trace } from "../trace/trace.ts";
import type { CheckOptions, CheckReport } from "./check.ts";
import { checkAll } from "./checkAll.ts";

/** A check run to its end. */
export function report(trace: Trace, options: CheckOptions = {}): CheckReport {
  const checking = checkAll(trace, options);
  for (;;) {
    const { done, value } = checking.next();
    if (done === true) return value;
  }
}

/** Index of a named node. */
export function indexOf({ graph }: Trace, name: string): number {
  const index = graph.nodes.findIndex((node) => node.name === name);
  if (index < 0) throw new Error(`no ${name}`);
  return index;
}

/** The trace with its gradient of one node changed, as a mistake in a gate would. */
export function broken(trace: Trace, name: string, change: (gradient: number) => number): Trace {
  const from = trace.offsets[indexOf(trace, name)] ?? 0;
  const gradients = trace.gradients.slice();
  gradients[from] = change(gradients[from] ?? Number.NaN);
  return { ...trace, gradients };
}
