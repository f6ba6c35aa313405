import { build } from "../graph/build.ts";
import { viewOf } from "../graph/view.ts";
import { nodeAt } from "../graph/lookup.ts";
import { layout } from "../layout/place.ts";
import { readAny } from "../readAny.ts";
import { match } from "../scene/match.ts";
import { sizes } from "../scene/sizes.ts";
import { stage, type Stage } from "../scene/stage.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";

/** The trace of a program as the canvas shows it, with these groups open. */
export function traceOf(source: string, open: readonly string[] = []): Trace {
  const { graph, diagnostics } = build(readAny(source).program);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  const view = viewOf(graph, open, nodeAt(graph, graph.output).id);
  return run(compile(view), view);
}

/** A moment of a trace; the last one unless another is named. */
export function stageOf(trace: Trace, cursor = trace.steps.length): Stage {
  const view = { decimals: "auto", selected: null, hovered: null } as const;
  return stage(layout(trace.graph, sizes(trace, "auto")), trace, cursor, view, match(trace.graph, null));
}
