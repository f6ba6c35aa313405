import type { NodeId } from "../core/graph/graph.ts";
import { groupsAround, indexOfId, nodeAt } from "../core/graph/lookup.ts";
import { keyToOpen } from "../core/graph/opening.ts";
import { actions, shownTrace, store } from "../store/index.ts";

/** Opens a closed group or a composite gate; nothing happens on any other node. */
export function openGate(id: NodeId): void {
  const graph = shownTrace(store.getState())?.graph;
  const index = graph === undefined ? -1 : indexOfId(graph, id);
  if (graph === undefined || index < 0) return;
  const key = keyToOpen(nodeAt(graph, index));
  if (key !== null) actions.toggleGroup(key);
}

/** Closes the innermost group around a node, if it stands in one that is open. */
export function closeAround(id: NodeId): void {
  const graph = shownTrace(store.getState())?.graph;
  const index = graph === undefined ? -1 : indexOfId(graph, id);
  if (graph === undefined || index < 0) return;
  const open = groupsAround(graph, nodeAt(graph, index)).flatMap((at) => graph.groups[at] ?? []);
  const innermost = open.find(({ closed }) => closed !== true);
  if (innermost !== undefined) actions.toggleGroup(innermost.key);
}
