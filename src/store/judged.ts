import type { Graph } from "../core/graph/graph.ts";
import { judge } from "../core/judge/judge.ts";
import type { Verdict } from "../core/judge/verdict.ts";
import { derive, readingOf, targetIndex } from "./derive.ts";
import { recent } from "./recent.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded for the first text that holds a backward pass.

const judged = new WeakMap<Graph, ReturnType<typeof recent<string, readonly Verdict[]>>>();
const none: readonly Verdict[] = [];

/** What is to be said of each line of the backward pass that the text holds; nothing while the text is broken. */
export function verdictsOf(state: Pick<State, "source" | "target">): readonly Verdict[] {
  const { graph } = derive(state.source);
  const { program, backward } = readingOf(state.source);
  if (graph === null || backward.length === 0) return none;
  let memo = judged.get(graph);
  if (memo === undefined) {
    memo = recent<string, readonly Verdict[]>(4);
    judged.set(graph, memo);
  }
  return memo(JSON.stringify([state.source, state.target]), () =>
    judge(graph, program, backward, { target: targetIndex(graph, state.target) }),
  );
}
