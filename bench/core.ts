import { Session } from "node:inspector/promises";
import { derivative, parse as parseByMathjs } from "mathjs";
import { build } from "../src/core/graph/build.ts";
import type { Graph } from "../src/core/graph/graph.ts";
import { reviseInput } from "../src/core/graph/revise.ts";
import { parse } from "../src/core/language/parse.ts";
import { compile } from "../src/core/trace/plan.ts";
import { run } from "../src/core/trace/run.ts";
import type { Trace } from "../src/core/trace/trace.ts";
import { createAppStore } from "../src/store/store.ts";
import { shownTrace } from "../src/store/derive.ts";
import { chain, l9, l9Formula, l9Inputs } from "./programs.ts";
import { time } from "./timing.ts";

function graphOf(source: string): Graph {
  const { program } = parse(source);
  const { graph } = build(program);
  if (graph === null) throw new Error("The bench's own program does not build.");
  return graph;
}

function traceOf(source: string): Trace {
  const graph = graphOf(source);
  return run(compile(graph), graph);
}

function mathjsOnL9(): void {
  const formula = parseByMathjs(l9Formula);
  for (const name of l9Inputs) derivative(formula, name);
}

/** How often functions of these names were called while `work` ran, as V8 itself counts. */
async function callsOf(names: readonly string[], work: () => void): Promise<Map<string, number>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  work();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  await session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
  const calls = new Map(names.map((name) => [name, 0]));
  for (const { functionName, ranges } of result.flatMap((script) => script.functions)) {
    const name = functionName.replace(/\$\d+$/, "");
    const before = calls.get(name);
    if (before !== undefined) calls.set(name, before + (ranges[0]?.count ?? 0));
  }
  return calls;
}

export interface CoreResults {
  readonly gates: number;
  /** Milliseconds. */
  readonly mathjs: number;
  readonly l9: number;
  readonly thousand: number;
  readonly replay: number;
  readonly rebuild: number;
  readonly drags: number;
  readonly dragCalls: ReadonlyMap<string, number>;
  readonly typeCalls: ReadonlyMap<string, number>;
}

/** Text to trace and slider replay, in Node. */
export async function measureCore(): Promise<CoreResults> {
  const source = chain(1000);
  const gates = graphOf(source).nodes.filter(({ kind }) => kind === "gate").length;
  const graph = graphOf(l9);
  const plan = compile(graph);
  const input = graph.nodes.findIndex(({ kind }) => kind === "input");
  let value = 0;

  // Before the calls are counted: counting keeps V8 from optimising.
  const times = {
    mathjs: time(mathjsOnL9, 9, 300),
    l9: time(() => traceOf(l9)),
    thousand: time(() => traceOf(source)),
    replay: time(() => {
      value = (value + 0.01) % 4;
      return run(plan, reviseInput(l9, graph, input, value).graph);
    }),
    rebuild: time(() => {
      value = (value + 0.01) % 4;
      return traceOf(l9.replace("x0 = -1", `x0 = ${value}`));
    }),
  };

  const drags = 100;
  const named = ["parse", "build", "compile", "run"];
  const store = createAppStore(l9);
  shownTrace(store.getState());
  const dragCalls = await callsOf(named, () => {
    for (let drag = 1; drag <= drags; drag++) {
      store.getState().editInput("x0", drag / 100, "drag");
      shownTrace(store.getState());
    }
  });
  const typeCalls = await callsOf(named, () => {
    for (let edit = 1; edit <= drags; edit++) {
      store.getState().setSource(`${l9}\n# ${edit}`, "editor");
      shownTrace(store.getState());
    }
  });

  return { gates, ...times, drags, dragCalls, typeCalls };
}
