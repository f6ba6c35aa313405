import { closeGroups } from "./closeGroups.ts";
import { collapse } from "./collapse.ts";
import type { Graph, NodeId } from "./graph.ts";
import { indexOfId, nodeAt } from "./lookup.ts";
import { keyOfCollapsed } from "./opening.ts";
import { isComposite, openGates } from "./openGates.ts";
import { recognise, type Recognised } from "./recognise.ts";

/**
 * The graph as it is shown: groups that are not open are one gate each, composite gates that are open stand written out, and
 * gates that the reader has collapsed to the one that they are stand as that one.
 * @param open keys of groups, ids of composite gates, keys of what is collapsed; others are ignored
 * @param target id of the node that is differentiated: it is always seen
 */
export function viewOf(graph: Graph, open: readonly string[], target: NodeId): Graph {
  const written = writtenOut(graph, open, target);
  return written.groups.length === 0 ? written : closeGroups(written, new Set(open), indexOfId(written, target));
}

/** The same with all that stands in closed groups: the gates of the view, down to the last. */
export function writtenOut(graph: Graph, open: readonly string[], target: NodeId): Graph {
  const wanted = new Set(open);
  const few = collapsed(graph, wanted, target);
  return hasOpenGate(few, wanted) ? openGates(few, wanted) : few;
}

function collapsed(graph: Graph, wanted: ReadonlySet<string>, target: NodeId): Graph {
  if (![...wanted].some((key) => key.startsWith(keyOfCollapsed("")))) return graph;
  const goal = indexOfId(graph, target);
  const isWanted = ({ output, inside }: Recognised): boolean =>
    wanted.has(keyOfCollapsed(nodeAt(graph, output).id)) && (output === goal || !inside.includes(goal));
  return collapse(graph, recognise(graph).filter(isWanted));
}

function hasOpenGate(graph: Graph, wanted: ReadonlySet<string>): boolean {
  return (
    wanted.size > 0 && graph.nodes.some((node) => node.kind === "gate" && wanted.has(node.id) && isComposite(node))
  );
}

/** What of a graph as it is shown can be collapsed. What a composite gate was opened to is closed by its frame instead. */
export function collapsible(graph: Graph): readonly Recognised[] {
  return recognise(graph).filter(({ output }) => {
    const { group } = nodeAt(graph, output);
    return group === null || graph.groups[group]?.kind !== "gate";
  });
}
