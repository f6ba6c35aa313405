import type { GraphNode, NodeId } from "./graph.ts";
import { isComposite } from "./openGates.ts";

/** What is listed where gates that are another gate written out are collapsed to it. @param output id of the last of them */
export const keyOfCollapsed = (output: NodeId): string => `~${output}`;

/**
 * What changes its place in the list of what is open when a gate is opened: a closed group's key, a composite gate's id, the key
 * of what was collapsed. Null where there is nothing to open.
 */
export function keyToOpen(node: GraphNode): string | null {
  if (node.kind === "input") return null;
  if (node.module !== undefined) return node.module.key;
  if (node.collapsed === true) return keyOfCollapsed(node.id);
  return isComposite(node) ? node.id : null;
}
