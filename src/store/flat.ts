import type { Graph } from "../core/graph/graph.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import type { Trace } from "../core/trace/trace.ts";
import { shownGraph, shownTrace, targetIndex } from "./derive.ts";
import { recent } from "./recent.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the first panel that looks into closed groups.

const traces = new WeakMap<Graph, ReturnType<typeof recent<string, Trace>>>();

/** The trace of the graph behind the canvas with all that closed groups hide, gate by gate; null before any text worked. */
export function flatTrace(state: State): Trace | null {
  const graph = shownGraph(state);
  if (graph === null) return null;
  const seen = shownTrace(state);
  if (seen?.graph === graph) return seen;
  let memo = traces.get(graph);
  if (memo === undefined) {
    memo = recent<string, Trace>(2);
    traces.set(graph, memo);
  }
  const { target, grain, num } = state;
  return memo(JSON.stringify([target, grain, num]), () =>
    run(compile(graph), graph, { target: targetIndex(graph, target), grain, arithmetic: num }),
  );
}
