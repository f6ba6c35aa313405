import type { Graph } from "../../core/graph/graph.ts";
import { indexOfId, nodeAt } from "../../core/graph/lookup.ts";
import { actions, shownGraph, shownTrace, store } from "../../store/index.ts";
import { leaves } from "./tree.ts";

/**
 * Keys of the groups that have to be opened for a node to be seen, the outermost first. A value that leaves a closed group
 * is seen as that group's own gate, so that nothing has to be opened for it.
 */
export function keysToSee(graph: Graph, index: number, open: readonly string[]): readonly string[] {
  const isResult = leaves(graph);
  const around: number[] = [];
  for (let at = nodeAt(graph, index).group; at !== null; at = graph.groups[at]?.parent ?? null) around.unshift(at);
  const keys: string[] = [];
  for (const group of around) {
    const key = graph.groups[group]?.key ?? "";
    if (open.includes(key)) continue;
    if (isResult(index, group)) break;
    keys.push(key);
  }
  return keys;
}

/** Opens a group or a composite gate on the canvas, or closes it. */
export function toggleOpen(key: string): void {
  const { open } = store.getState();
  actions.setSetting("open", open.includes(key) ? open.filter((other) => other !== key) : [...open, key]);
}

/** Leads to a node of the full graph: opens the groups that hide it, selects it, and has it brought into sight. */
export function jumpTo(index: number): void {
  const state = store.getState();
  const graph = shownGraph(state);
  if (graph === null) return;
  const { id } = nodeAt(graph, index);
  const seen = shownTrace(state)?.graph;
  if (seen === undefined || indexOfId(seen, id) < 0) {
    actions.setSetting("open", [...state.open, ...keysToSee(graph, index, state.open)]);
  }
  actions.closeDialog();
  actions.jump(id);
}
