import type { GraphNode, Operand } from "./graph.ts";

/**
 * The nodes without those in `dropped`, and where each of the others has gone: old index -> new index.
 * A dropped node must have no wire.
 */
export function prune(
  nodes: readonly GraphNode[],
  dropped: ReadonlySet<number>,
): { readonly nodes: readonly GraphNode[]; readonly moved: readonly number[] } {
  if (dropped.size === 0) return { nodes, moved: nodes.map((_node, index) => index) };
  let kept = 0;
  const moved = nodes.map((_node, index) => (dropped.has(index) ? -1 : kept++));
  const left = nodes.filter((_node, index) => !dropped.has(index));
  return { nodes: left.map((node) => withOperands(node, (operand) => moved[operand] ?? -1)), moved };
}

/** A node whose wires come from elsewhere. @param moved index of an operand -> its new index */
export function withOperands<Node extends GraphNode>(node: Node, moved: (operand: number) => number): Node {
  if (node.kind === "input") return node;
  const follow = (operand: Operand): Operand =>
    operand.kind === "wire" ? { kind: "wire", node: moved(operand.node) } : operand;
  return { ...node, operands: node.operands.map(follow) };
}

/** Marks the inputs that also served as constants. */
export function markTold(nodes: readonly GraphNode[], constants: ReadonlySet<number>): readonly GraphNode[] {
  if (constants.size === 0) return nodes;
  return nodes.map((node, index) => (node.kind === "input" && constants.has(index) ? { ...node, told: true } : node));
}

/** Those of `candidates` that no wire leaves. */
export function unwired(nodes: readonly GraphNode[], candidates: ReadonlySet<number>): ReadonlySet<number> {
  if (candidates.size === 0) return candidates;
  const wired = new Set<number>();
  for (const node of nodes)
    if (node.kind === "gate") for (const operand of node.operands) if (operand.kind === "wire") wired.add(operand.node);
  return new Set([...candidates].filter((index) => !wired.has(index)));
}
