import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import { computeAll, type Round } from "./execute.ts";
import type { Plan } from "./plan.ts";
import { pullAll } from "./pull.ts";
import { schedule } from "./schedule.ts";
import type { Arithmetic, Trace, TraceOptions } from "./trace.ts";

/** What each number goes through before it is used. */
export const rounding: Readonly<Record<Arithmetic, Round>> = {
  exact: null,
  slide: (value) => (Number.isFinite(value) && Math.abs(value) < 1e21 ? Number(value.toFixed(2)) + 0 : value),
};

/**
 * Values, gradients and steps of a graph: a pure function of its arguments; nothing of an earlier run is kept.
 * @param plan compiled from this graph, or from one that differs in the values of inputs alone
 */
export function run(plan: Plan, graph: Graph, options: TraceOptions = {}): Trace {
  const { target = graph.output, grain = "gate", arithmetic = "exact" } = options;
  const { shape } = nodeAt(graph, target);
  const running = computeAll(plan, graph, target, rounding[arithmetic]);
  const flows = pullAll(running, target, { shape, data: new Float64Array(sizeOf(shape)).fill(1) });
  const { values, gradients, reached } = running;
  const scheduled = schedule({ plan, graph, target, grain, reached, values, gradients, flows });
  const { shapes, offsets } = plan;
  return { graph, target, grain, arithmetic, shapes, offsets, values, gradients, reached, ...scheduled };
}
