import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import type { Trace } from "../trace/trace.ts";
import type { CheckOptions, CheckReport } from "./check.ts";
import { checkAll } from "./checkAll.ts";

/** The graph of an example, be its text Python. */
export function exampleGraph(source: string): Graph {
  const { graph, diagnostics } = build(readAny(source).program);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  return graph;
}

/** What a generator returns, run to its end. */
export function ended<Result>(generator: Generator<unknown, Result, void>): Result {
  for (;;) {
    const { done, value } = generator.next();
    if (done === true) return value;
  }
}

/** A check run to its end. */
export const report = (trace: Trace, options: CheckOptions = {}): CheckReport => ended(checkAll(trace, options));

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
