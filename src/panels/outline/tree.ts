import type { Graph } from "../../core/graph/graph.ts";
import { wiredNodes } from "../../core/graph/lookup.ts";
import { isComposite } from "../../core/graph/openGates.ts";

/** A group, or a value that is worth a line: one with a name, or a composite gate. */
export interface OutlineItem {
  readonly kind: "group" | "node";
  /** Index of the group or of the node. */
  readonly index: number;
  /** Where a jump leads: index of the node itself, of a group that of the last value that leaves it. */
  readonly node: number;
  /** What the reader opens and closes: a group's key, a composite gate's id; null where there is nothing inside. */
  readonly opens: string | null;
  /** Gates in a group, at any depth; 0 for a node. */
  readonly gates: number;
  readonly children: readonly OutlineItem[];
}

/** Index of node -> whether it is used outside of group `group`, or is nowhere used at all. */
export function leaves(graph: Graph): (node: number, group: number) => boolean {
  const users = graph.nodes.map((): number[] => []);
  graph.nodes.forEach((node, index) => {
    for (const operand of wiredNodes(node)) users[operand]?.push(index);
  });
  const isWithin = (node: number, group: number): boolean => {
    for (let at = graph.nodes[node]?.group ?? null; at !== null; at = graph.groups[at]?.parent ?? null)
      if (at === group) return true;
    return false;
  };
  return (node, group) => {
    const uses = users[node] ?? [];
    return node === graph.output || uses.length === 0 || uses.some((user) => !isWithin(user, group));
  };
}

/** A program in outline. */
export interface Outlined {
  readonly items: readonly OutlineItem[];
  /** Index of group -> index of the last value that leaves it. */
  readonly resultOf: readonly number[];
}

type Draft = Omit<OutlineItem, "children" | "gates" | "node"> & {
  node: number;
  gates: number;
  children: Draft[];
};

/**
 * The groups of a graph with the values in them, in the order of computation: a group stands where its last value is
 * computed. A value that is its group's only result has no line of its own unless it can be opened.
 */
export function outlineOf(graph: Graph): Outlined {
  const leavesGroup = leaves(graph);
  const groups = graph.groups.map(({ key }, index): Draft => ({
    kind: "group",
    index,
    node: -1,
    opens: key,
    gates: 0,
    children: [],
  }));
  const last = graph.groups.map(() => -1);
  const results = graph.groups.map(() => 0);
  graph.nodes.forEach((node, index) => {
    for (let at = node.group; at !== null; at = graph.groups[at]?.parent ?? null) {
      const group = groups[at];
      if (group === undefined) return;
      last[at] = index;
      if (node.kind === "gate") group.gates++;
      if (!leavesGroup(index, at)) continue;
      group.node = index;
      results[at] = (results[at] ?? 0) + 1;
    }
  });
  const top: Draft[] = [];
  const childrenOf = (group: number | null): Draft[] => (group === null ? top : (groups[group]?.children ?? top));
  const endingAt = new Map<number, number[]>();
  // Inner groups have the higher indexes: they come before the groups around them.
  for (let at = groups.length - 1; at >= 0; at--) {
    const end = last[at] ?? -1;
    endingAt.set(end, [...(endingAt.get(end) ?? []), at]);
  }
  graph.nodes.forEach((node, index) => {
    const composite = node.kind === "gate" && isComposite(node);
    const isResult = node.group !== null && groups[node.group]?.node === index && results[node.group] === 1;
    if (composite || (node.name !== null && !isResult)) {
      const opens = composite ? node.id : null;
      childrenOf(node.group).push({ kind: "node", index, node: index, opens, gates: 0, children: [] });
    }
    for (const at of endingAt.get(index) ?? []) {
      const group = groups[at];
      if (group !== undefined) childrenOf(graph.groups[at]?.parent ?? null).push(group);
    }
  });
  return { items: top, resultOf: groups.map(({ node }) => node) };
}

/** A line of the outline as it is unfolded. */
export interface OutlineRow {
  readonly item: OutlineItem;
  /** 1 at the top. */
  readonly level: number;
  /** Its place among its siblings, from 1, and how many these are. */
  readonly place: number;
  readonly of: number;
  /** Index of the row of the group around it; −1 at the top. */
  readonly parent: number;
}

/** What tells an item from all others. */
export const keyOf = ({ kind, index }: OutlineItem): string => `${kind} ${String(index)}`;

/** The lines that are to be seen, from the top down, while the items with the keys in `unfolded` show what is in them. */
export function rowsOf(items: readonly OutlineItem[], unfolded: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const add = (siblings: readonly OutlineItem[], level: number, parent: number): void => {
    siblings.forEach((item, i) => {
      rows.push({ item, level, place: i + 1, of: siblings.length, parent });
      if (unfolded.has(keyOf(item))) add(item.children, level + 1, rows.length - 1);
    });
  };
  add(items, 1, -1);
  return rows;
}
