import type { Graph } from "../core/graph/graph.ts";
import { gradientOwners } from "../core/language/gradientNames.ts";
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
  const { program, backward, upstream } = readingOf(state.source);
  if (graph === null || backward.length === 0) return none;
  let memo = judged.get(graph);
  if (memo === undefined) {
    memo = recent<string, readonly Verdict[]>(4);
    judged.set(graph, memo);
  }
  return memo(JSON.stringify([state.source, state.target]), () => {
    const target = targetIndex(graph, state.target);
    const output = graph.names.find(([, index]) => index === target)?.[0] ?? "";
    // What a gate is handed may be any number, so that it may not be left out.
    const isHanded = upstream !== undefined && gradientOwners(upstream).includes(output);
    return judge(graph, program, backward, isHanded ? { target, isLayer: true } : { target });
  });
}
