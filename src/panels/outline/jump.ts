import type { Graph } from "../../core/graph/graph.ts";
import { groupsAround, indexOfId, nodeAt } from "../../core/graph/lookup.ts";
import { actions, shownGraph, shownTrace, store } from "../../store/index.ts";
import { leaves, type OutlineItem } from "./tree.ts";

/**
 * Keys of the groups that have to be opened for a node to be seen, the outermost first. A value that leaves a closed group
 * is seen as that group's own gate, so that nothing has to be opened for it.
 */
export function keysToSee(graph: Graph, index: number, open: readonly string[]): readonly string[] {
  const isResult = leaves(graph);
  const keys: string[] = [];
  for (const group of groupsAround(graph, nodeAt(graph, index)).toReversed()) {
    const key = graph.groups[group]?.key ?? "";
    if (open.includes(key)) continue;
    if (isResult(index, group)) break;
    keys.push(key);
  }
  return keys;
}

/** Keys of all that has to be open for what is in an item to be seen, the outermost first, its own last. */
function keysInto(graph: Graph, { kind, index, opens }: OutlineItem): readonly string[] {
  const group = kind === "node" ? nodeAt(graph, index).group : (graph.groups[index]?.parent ?? null);
  const keys = groupsAround(graph, { group }).map((at) => graph.groups[at]?.key ?? "");
  return [...keys.toReversed(), ...(opens === null ? [] : [opens])];
}

/** Whether the reader sees into an item on the canvas: it is open, and all around it. */
export function standsOpen(graph: Graph, item: OutlineItem, open: readonly string[]): boolean {
  return item.opens !== null && keysInto(graph, item).every((key) => open.includes(key));
}

/** Opens a group or a composite gate on the canvas, with all around it, or closes it. */
export function toggleOpen(graph: Graph, item: OutlineItem): void {
  const { open } = store.getState();
  if (item.opens === null) return;
  const wanted = standsOpen(graph, item, open)
    ? open.filter((key) => key !== item.opens)
    : [...new Set([...open, ...keysInto(graph, item)])];
  actions.setSetting("open", wanted);
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
