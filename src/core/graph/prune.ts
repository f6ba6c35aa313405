import type { Span } from "../language/program.ts";
import type { GraphNode, Group, Operand } from "./graph.ts";

/**
 * The nodes without those in `dropped`, and where each of the others has gone: old index -> new index.
 * A dropped node must have no wire but to others that are dropped.
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

/** Marks the inputs that also served as constants, and those written within one of the loops. */
export function markTold(
  nodes: readonly GraphNode[],
  constants: ReadonlySet<number>,
  loops: readonly Span[],
): readonly GraphNode[] {
  if (constants.size === 0 && loops.length === 0) return nodes;
  const isTold = ({ span }: GraphNode, index: number): boolean =>
    constants.has(index) || (span !== null && loops.some(({ from, to }) => span.from >= from && span.to <= to));
  return nodes.map((node, index) => (node.kind === "input" && isTold(node, index) ? { ...node, told: true } : node));
}

/** The groups that hold a node, or a group that does; a turn in which nothing was computed is none. */
export function dropEmptyGroups(
  nodes: readonly GraphNode[],
  groups: readonly Group[],
): { readonly nodes: readonly GraphNode[]; readonly groups: readonly Group[] } {
  const held = new Set<number>();
  for (const node of nodes)
    for (let at = node.group; at !== null && !held.has(at); at = groups[at]?.parent ?? null) held.add(at);
  if (held.size === groups.length) return { nodes, groups };
  let kept = 0;
  const moved = groups.map((_group, index) => (held.has(index) ? kept++ : null));
  const follow = (index: number | null): number | null => (index === null ? null : (moved[index] ?? null));
  return {
    nodes: nodes.map((node) => (node.group === null ? node : { ...node, group: follow(node.group) })),
    groups: groups
      .filter((_group, index) => held.has(index))
      .map((group) => ({ ...group, parent: follow(group.parent) })),
  };
}

/** Those of `candidates` that no wire leaves but to others of them. */
export function unwired(nodes: readonly GraphNode[], candidates: ReadonlySet<number>): ReadonlySet<number> {
  if (candidates.size === 0) return candidates;
  const wired = new Set<number>();
  const loose = new Set<number>();
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (candidates.has(index) && !wired.has(index)) loose.add(index);
    else if (node?.kind === "gate")
      for (const operand of node.operands) if (operand.kind === "wire") wired.add(operand.node);
  }
  return loose;
}
