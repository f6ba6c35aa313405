import type { Graph } from "../core/graph/graph.ts";
import { nodeAt } from "../core/graph/lookup.ts";
import { writtenOut } from "../core/graph/view.ts";
import { run } from "../core/trace/run.ts";
import type { Trace } from "../core/trace/trace.ts";
import { planOf, shownGraph, shownTrace, targetIndex } from "./derive.ts";
import { recent } from "./recent.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the panel that asks for it.

const writings = new WeakMap<Graph, ReturnType<typeof recent<string, Graph>>>();
const traces = new WeakMap<Graph, ReturnType<typeof recent<number, Trace>>>();

/**
 * The trace of what is on the canvas with all closed groups written out, in exact arithmetic; null while no text has worked
 * yet. It is the trace on the canvas itself where that is one.
 */
export function exactTrace(state: State): Trace | null {
  const graph = shownGraph(state);
  if (graph === null) return null;
  const { open, target } = state;
  let written = writings.get(graph);
  if (written === undefined) writings.set(graph, (written = recent<string, Graph>(4)));
  const wanted = nodeAt(graph, targetIndex(graph, target)).id;
  const full = written(JSON.stringify([open, target]), () => writtenOut(graph, open, wanted));
  const shown = shownTrace(state);
  if (shown?.graph === full && shown.arithmetic === "exact") return shown;
  let memo = traces.get(full);
  if (memo === undefined) traces.set(full, (memo = recent<number, Trace>(2)));
  const goal = targetIndex(full, target);
  return memo(goal, () => run(planOf(full), full, { target: goal, grain: "gate" }));
}
