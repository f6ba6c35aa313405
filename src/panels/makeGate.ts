import { nodesBehind } from "../core/graph/behind.ts";
import { suggestName } from "../core/graph/freeNames.ts";
import { makeFunction, type MadeFunction } from "../core/graph/makeFunction.ts";
import { parse } from "../core/language/parse.ts";
import { t } from "../core/words/t.ts";
import { shownGraph, shownTrace, type State } from "../store/index.ts";

/** The text with the marked gates as a function of that name, or why that cannot be. */
export function makeGate(state: State, name: string): MadeFunction {
  const graph = shownGraph(state);
  const trace = shownTrace(state);
  if (graph === null || trace === null || state.source !== state.shown)
    return { refusal: t`The text has a mistake: mend it first.` };
  const { program } = parse(state.source);
  return makeFunction(state.source, program, graph, nodesBehind(graph, trace.graph, state.marked), name);
}

/** A name that is free in a text. */
export const freeName = (source: string): string => suggestName(parse(source).program);
