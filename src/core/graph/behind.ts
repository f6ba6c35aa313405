import type { Graph, NodeId } from "./graph.ts";
import { groupsAround, indexOfId, nodeAt } from "./lookup.ts";
import { recognise } from "./recognise.ts";

/**
 * Indexes in the built graph of what stands behind nodes of the graph as it is shown: behind a closed group all of its gates,
 * behind a collapsed gate those that it stands for, behind gates of a composite gate that is open that gate.
 */
export function nodesBehind(graph: Graph, shown: Graph, ids: readonly NodeId[]): readonly number[] {
  const behind = new Set<number>();
  for (const id of ids) {
    const node = nodeAt(shown, indexOfId(shown, id));
    const index = indexOfId(graph, id);
    if (node.kind === "gate" && node.module !== undefined) {
      const { key } = node.module;
      for (const [at, each] of graph.nodes.entries())
        if (groupsAround(graph, each).some((group) => graph.groups[group]?.key === key)) behind.add(at);
    } else if (node.kind === "gate" && node.collapsed === true)
      for (const at of recognise(graph).find(({ output }) => output === index)?.inside ?? []) behind.add(at);
    else if (index >= 0) behind.add(index);
    else {
      const opened = groupsAround(shown, node).flatMap((at) => shown.groups[at]?.key ?? []);
      const composite = opened.map((key) => indexOfId(graph, key)).find((at) => at >= 0);
      if (composite !== undefined) behind.add(composite);
    }
  }
  return [...behind];
}
