import { build } from "../core/graph/build.ts";
import type { Graph } from "../core/graph/graph.ts";
import { hintsOf } from "../core/graph/hints.ts";
import { indexOfId, nodeAt } from "../core/graph/lookup.ts";
import { reviseInput, type TextEdit } from "../core/graph/revise.ts";
import type { Recognised } from "../core/graph/recognise.ts";
import { collapsible, viewOf } from "../core/graph/view.ts";
import type { Diagnostic } from "../core/language/diagnostic.ts";
import type { Reading } from "../core/language/reading.ts";
import { read } from "../core/read.ts";
import { compile, type Plan } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import type { Trace } from "../core/trace/trace.ts";
import type { Nested } from "../core/tensor/tensor.ts";
import { awaitsPython, pythonReader } from "./python.ts";
import { recent } from "./recent.ts";
import type { Settings, State } from "./state.ts";

/** What a text comes to. `graph` is null when the text is broken; diagnostics may be hints beside a graph. */
export interface Built {
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The text holds lines beside its program, of which `readingOf` tells. */
  readonly hasMore: boolean;
}

/** How often the costly stages ran since the page opened; a slider drag must leave all but `runs` alone. */
export const counts = { parses: 0, builds: 0, compiles: 0, runs: 0 };

const builtOf = recent<string, Built>(16);
const readings = recent<string, Reading>(4);

/** A text that waits for the reader of Python is read anew once that is there. */
const keyOf = (source: string): string => (awaitsPython(source) ? `waiting ${source}` : source);

/** Has every text read anew at the next call: what was said of it is in a language no longer spoken. */
export function forget(): void {
  builtOf.clear();
  readings.clear();
}

/** All that a text says. Never throws on text. */
export function readingOf(source: string): Reading {
  return readings(keyOf(source), () => {
    counts.parses++;
    return read(source, pythonReader());
  });
}

/** The graph and the diagnostics of a text. Never throws on text. */
export function derive(source: string): Built {
  return builtOf(keyOf(source), () => {
    const parsed = readingOf(source);
    counts.builds++;
    const built = build(parsed.program);
    const broken = parsed.diagnostics.length > 0;
    // What holds for the text as a whole ("nothing to compute") is no news beside a mistake that has its place.
    const further = built.diagnostics.filter(({ from, to }) => !broken || from > 0 || to < source.length);
    const graph = broken ? null : built.graph;
    const hints = graph === null ? [] : hintsOf(parsed.program, graph);
    const hasMore = parsed.backward.length + parsed.remarks.length > 0 || parsed.recipe !== null;
    return { graph, diagnostics: [...parsed.diagnostics, ...further, ...hints], hasMore };
  });
}

const structures = new WeakMap<Graph, object>();

/** A token that graphs share when they differ in input values alone; what depends on structure only is memoised by it. */
export function structureOf(graph: Graph): object {
  let token = structures.get(graph);
  if (token === undefined) {
    token = {};
    structures.set(graph, token);
  }
  return token;
}

/** Structure -> plan: it holds no values of inputs. */
const plans = new WeakMap<object, Plan>();

/** The plan of a graph, shared by graphs of one structure. */
export function planOf(graph: Graph): Plan {
  const structure = structureOf(graph);
  let plan = plans.get(structure);
  if (plan === undefined) {
    counts.compiles++;
    plan = compile(graph);
    plans.set(structure, plan);
  }
  return plan;
}

/** Structure of a built graph -> what is open -> structure of what is shown. */
const shownStructures = new WeakMap<object, Map<string, object>>();

/** The graph as it is shown, with the structure that it shares with what was shown before a slider moved. */
function viewed(graph: Graph, { open, target }: Pick<Settings, "open" | "target">): Graph {
  const view = viewOf(graph, open, nodeAt(graph, targetIndex(graph, target)).id);
  if (view === graph) return graph;
  const structure = structureOf(graph);
  const known = shownStructures.get(structure) ?? new Map<string, object>();
  shownStructures.set(structure, known);
  const key = JSON.stringify([open, target]);
  const token = known.get(key);
  if (token === undefined) known.set(key, structureOf(view));
  else structures.set(view, token);
  return view;
}

/** Text and edit after input `index` of `source` takes `value`, with the memo primed: the next `derive` finds the graph. */
export function revise(source: string, index: number, value: Nested): { source: string; edit: TextEdit } | null {
  const built = derive(source);
  if (built.graph === null) return null;
  const { graph, edit } = reviseInput(source, built.graph, index, value);
  structures.set(graph, structureOf(built.graph));
  const revised = source.slice(0, edit.from) + edit.insert + source.slice(edit.to);
  const diagnostics = built.diagnostics.map((hint) => shifted(hint, edit));
  builtOf.set(keyOf(revised), { graph, diagnostics, hasMore: built.hasMore });
  return { source: revised, edit };
}

function shifted(hint: Diagnostic, edit: TextEdit): Diagnostic {
  const by = edit.insert.length - (edit.to - edit.from);
  const move = (at: number): number => (at >= edit.to ? at + by : at);
  const { from, to, fix } = hint;
  const moved = { ...hint, from: move(from), to: move(to) };
  return fix === undefined ? moved : { ...moved, fix: { ...fix, from: move(fix.from), to: move(fix.to) } };
}

/** Index of the node to differentiate: the target by id or by name, else the graph's output. */
export function targetIndex(graph: Graph, target: string | null): number {
  if (target === null) return graph.output;
  const byId = indexOfId(graph, target);
  if (byId >= 0) return byId;
  return graph.names.find(([name]) => name === target)?.[1] ?? graph.output;
}

const traces = new WeakMap<Graph, ReturnType<typeof recent<string, Trace>>>();

/** The trace of what is shown of a graph under the reader's settings, memoised by graph and settings. */
export function traceOf(graph: Graph, settings: Pick<Settings, "target" | "grain" | "num" | "open">): Trace {
  let memo = traces.get(graph);
  if (memo === undefined) {
    memo = recent<string, Trace>(8);
    traces.set(graph, memo);
  }
  const { target, grain, num, open } = settings;
  return memo(JSON.stringify([target, grain, num, open]), () => {
    counts.runs++;
    const view = viewed(graph, settings);
    return run(planOf(view), view, { target: targetIndex(view, target), grain, arithmetic: num });
  });
}

const recognised = new WeakMap<object, readonly Recognised[]>();

/** What of the graph on the canvas is one gate written out in several, and can be collapsed to it. */
export function collapsibleOf(graph: Graph): readonly Recognised[] {
  const structure = structureOf(graph);
  const found = recognised.get(structure) ?? collapsible(graph);
  recognised.set(structure, found);
  return found;
}

/** Diagnostics of the text as it stands. */
export const diagnosticsOf = (state: State): readonly Diagnostic[] => derive(state.source).diagnostics;

/**
 * The graph behind the canvas with all that closed groups hide: the text's own, or the last that worked. Null only while no
 * text has worked yet.
 */
export const shownGraph = (state: State): Graph | null => derive(state.shown).graph;

/** The trace on the canvas, null only while no text has worked yet. */
export function shownTrace(state: State): Trace | null {
  const graph = shownGraph(state);
  return graph === null ? null : traceOf(graph, state);
}

/** The trace on the canvas with one group or gate opened, or closed, in addition: to look inside without opening it. */
export function openedTrace(state: State, key: string): Trace | null {
  const graph = shownGraph(state);
  return graph === null ? null : traceOf(graph, { ...state, open: toggled(state.open, key) });
}

/** A list of what is open with one key put in, or taken out. */
export const toggled = (open: readonly string[], key: string): readonly string[] =>
  open.includes(key) ? open.filter((other) => other !== key) : [...open, key];

/** Whether the text is broken, so that the canvas shows an older one's graph, or none if none worked yet. */
export const isStale = (state: State): boolean => derive(state.source).graph === null;
