import { closeGroups } from "./closeGroups.ts";
import type { Graph } from "./graph.ts";
import { indexOfId } from "./lookup.ts";
import { isComposite, openGates } from "./openGates.ts";

/**
 * The graph as it is shown: groups that are not open are one gate each, composite gates that are open stand written out.
 * @param open keys of groups and ids of composite gates; others are ignored
 * @param target id of the node that is differentiated: it is always seen
 */
export function viewOf(graph: Graph, open: readonly string[], target: string): Graph {
  const wanted = new Set(open);
  if (graph.groups.length === 0 && !hasOpenGate(graph, wanted)) return graph;
  const written = openGates(graph, wanted);
  return closeGroups(written, wanted, indexOfId(written, target));
}

function hasOpenGate(graph: Graph, wanted: ReadonlySet<string>): boolean {
  return (
    wanted.size > 0 && graph.nodes.some((node) => node.kind === "gate" && wanted.has(node.id) && isComposite(node))
  );
}
