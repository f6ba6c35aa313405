import type { Graph, GraphNode } from "./graph.ts";
import { isComposite } from "./openGates.ts";

/** What is listed as open when a gate is opened: a closed group's key, a composite gate's id; null where there is nothing to open. */
export function keyToOpen(node: GraphNode): string | null {
  if (node.kind === "input") return null;
  if (node.module !== undefined) return node.module.key;
  return isComposite(node) ? node.id : null;
}

/** Indexes of the groups around a node, the innermost first. */
export function groupsAround({ groups }: Graph, { group }: Pick<GraphNode, "group">): readonly number[] {
  const around: number[] = [];
  for (let at = group; at !== null; at = groups[at]?.parent ?? null) around.push(at);
  return around;
}
