import type { Graph, NodeId } from "./graph.ts";

/** Id of a node, however deep in closed groups -> ids of the gates on the canvas that hold it; itself where it is seen. */
export function holders(graph: Graph): ReadonlyMap<NodeId, readonly NodeId[]> {
  const found = new Map<NodeId, NodeId[]>();
  const hold = (id: NodeId, holder: NodeId): void => {
    const known = found.get(id);
    if (known === undefined) found.set(id, [holder]);
    else if (!known.includes(holder)) known.push(holder);
  };
  const waiting = graph.nodes.map((node) => ({ node, holder: node.id }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, holder } = next;
    hold(node.id, holder);
    if (node.kind !== "gate" || node.module === undefined) continue;
    // The first nodes stand for what comes from outside.
    for (const inner of node.module.graph.nodes.slice(node.operands.length)) waiting.push({ node: inner, holder });
  }
  return found;
}
