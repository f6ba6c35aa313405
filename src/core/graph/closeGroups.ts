import type { Expr } from "../language/program.ts";
import type { GateNode, Graph, GraphNode, Group, InputNode } from "./graph.ts";
import { groupsAround, nodeAt, wiredNodes } from "./lookup.ts";
import { dropEmptyGroups, prune, withOperands } from "./prune.ts";

/**
 * The graph with every group closed that is not `open`. A closed group is one gate, with the id and the name of the value
 * that leaves it. Where several values leave it, as h and c leave a turn of an LSTM, it is a gate for each of them, and its
 * frame stays around these; a part that two of them share is computed in both.
 *
 * No cycle can come of it: a gate takes only values that were there before its own.
 * @param open keys of groups. A group inside a closed one is out of sight, whatever its own state.
 * @param target a node that is to be seen, so that it leaves its group
 */
export function closeGroups(graph: Graph, open: ReadonlySet<string>, target: number): Graph {
  const closed = closedGroups(graph.groups, open);
  const holder = graph.nodes.map(({ group }) => (group === null ? null : (closed[group] ?? null)));
  const shown = shownNodes(graph, holder, target);
  const inside = (group: number) => (at: number) => holder[at] === group && shown[at] !== true;
  const outputs = new Map<number, number>();
  for (const [index, group] of holder.entries())
    if (group !== null && shown[index] === true) outputs.set(group, (outputs.get(group) ?? 0) + 1);
  const made = graph.nodes.map((node, index): GraphNode => {
    const group = holder[index] ?? null;
    if (group === null || shown[index] !== true) return node;
    const place = (outputs.get(group) ?? 0) > 1 ? group : (graph.groups[group]?.parent ?? null);
    return { ...(node.kind === "input" ? node : moduleOf(graph, group, node, index, inside(group))), group: place };
  });
  const hidden = new Set([...made.keys()].filter((index) => shown[index] !== true));
  const { nodes, moved } = prune(made, hidden);
  const groups = graph.groups.map((group, index) =>
    closed[index] == null ? group : { ...group, closed: true as const },
  );
  return {
    ...dropEmptyGroups(nodes, groups),
    output: moved[graph.output] ?? -1,
    names: graph.names.flatMap(([name, index]) => (shown[index] === true ? [[name, moved[index] ?? -1] as const] : [])),
  };
}

/** Index of group -> the outermost closed group that it is or stands in, null where it is seen. Parents come first. */
function closedGroups(groups: readonly Group[], open: ReadonlySet<string>): readonly (number | null)[] {
  const closed: (number | null)[] = [];
  for (const [index, { key, parent }] of groups.entries()) {
    const above = parent === null ? null : (closed[parent] ?? null);
    closed.push(above ?? (open.has(key) ? null : index));
  }
  return closed;
}

/** Nodes outside closed groups; of those inside, the ones that something outside uses, or nothing at all. */
function shownNodes(graph: Graph, holder: readonly (number | null)[], target: number): readonly boolean[] {
  const shown = holder.map((group) => group === null);
  const used = graph.nodes.map(() => false);
  for (const [index, node] of graph.nodes.entries())
    for (const operand of wiredNodes(node)) {
      used[operand] = true;
      if (holder[operand] !== holder[index]) shown[operand] = true;
    }
  for (const [index, isUsed] of used.entries()) if (!isUsed) shown[index] = true;
  for (const index of [graph.output, target]) shown[index] = true;
  return shown;
}

/** The gate that a closed group is, for one of its outputs. */
function moduleOf(
  graph: Graph,
  group: number,
  output: GateNode,
  index: number,
  within: (index: number) => boolean,
): GateNode {
  const { operands: met, inside } = reachedFrom(graph, index, within);
  const operands = inOrderOfCall(graph, met, graph.groups[group]?.call);
  const place = new Map([...operands, ...inside].map((at, place) => [at, place]));
  const { kind = "call", key = "", name = "", span = null, call = output.expression } = graph.groups[group] ?? {};
  const nodes = [
    ...operands.map((at) => placeholder(nodeAt(graph, at))),
    ...inside.map((at) => ({ ...withOperands(nodeAt(graph, at), (operand) => place.get(operand) ?? -1), group: null })),
  ];
  return {
    ...output,
    expression: call,
    span,
    gate: "module",
    attributes: {},
    module: { kind, key, name, graph: { nodes, output: nodes.length - 1, groups: [], names: [] } },
    operands: operands.map((node) => ({ kind: "wire", node })),
  };
}

/** Operands as the call lists them, as far as an argument is a name or a gate of the call's own; then the others. */
function inOrderOfCall(graph: Graph, operands: readonly number[], call: Expr | undefined): readonly number[] {
  if (call?.kind !== "call") return operands;
  const written = [...call.args, ...call.named.map(({ value }) => value)];
  const place = (index: number): number => {
    const node = nodeAt(graph, index);
    const texts = [node.expression, ...groupsAround(graph, node).map((at) => graph.groups[at]?.call)];
    const found = written.findIndex((arg) =>
      arg.kind === "name" ? arg.name === node.name : texts.some((text) => text === arg),
    );
    return found < 0 ? written.length : found;
  };
  return operands.toSorted((a, b) => place(a) - place(b));
}

/** Stands for a value that comes from outside. */
function placeholder({ id, name, expression, span, shape }: GraphNode): InputNode {
  return { kind: "input", id, name, expression, span, shape, value: Number.NaN, unbound: null, group: null };
}

/**
 * What a value is made of: the nodes `within`, in topological order, itself last; and the values that come from without, in
 * the order in which a walk that takes the first operand's tree first meets them.
 */
function reachedFrom(
  graph: Graph,
  output: number,
  within: (index: number) => boolean,
): { readonly operands: readonly number[]; readonly inside: readonly number[] } {
  const inside = new Set([output]);
  const operands = new Set<number>();
  const waiting = wiredNodes(nodeAt(graph, output)).reverse();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (inside.has(at)) continue;
    if (!within(at)) {
      operands.add(at);
      continue;
    }
    inside.add(at);
    waiting.push(...wiredNodes(nodeAt(graph, at)).reverse());
  }
  return { operands: [...operands], inside: [...inside].sort((a, b) => a - b) };
}
