import type { Graph } from "../graph/graph.ts";
import type { Nest } from "./nest.ts";
import type { Wire } from "./wires.ts";

/**
 * What may stand at a level: a node, a framed group as one, or a port, where a value from outside comes in through the
 * frame's left border, or a value from inside goes out through its right border.
 */
export type Kind = "input" | "gate" | "frame" | "entry" | "exit";

/** The inside of a group, or the graph around all groups: a graph of its own, whose items are numbered from 0. */
export interface Level {
  /** Index of the group, −1 for the whole graph. */
  readonly group: number;
  readonly kinds: Kind[];
  /** Item -> index of its node, of its group, or of the node whose value passes the port. */
  readonly what: number[];
  /** Item -> the last node of the graph in it; ports have none. */
  readonly last: number[];
  /** Edge -> the items that it joins and the node whose value it carries. Edges into a gate are in the order of its slots. */
  readonly from: number[];
  readonly to: number[];
  readonly value: number[];
}

export interface Levels {
  /** Index of group + 1 -> its level; absent where the group is not framed. The whole graph is at 0. */
  readonly levels: readonly (Level | undefined)[];
  /** Index of node, index of group -> its item where it stands; −1 for a group without frame. */
  readonly itemOfNode: Int32Array;
  readonly itemOfGroup: Int32Array;
  /** Index of wire -> its pieces, from its start to its end: where each one's level is in `levels`, and its edge there. */
  readonly legs: readonly (readonly number[])[];
  /** The item of a level that is the port of a node's value. */
  readonly entryOf: (group: number, node: number) => number;
  readonly exitOf: (group: number, node: number) => number;
}

const emptyLevel = (group: number): Level => ({ group, kinds: [], what: [], last: [], from: [], to: [], value: [] });

function addItem(level: Level, kind: Kind, what: number): number {
  level.what.push(what);
  return level.kinds.push(kind) - 1;
}

function addEdge(level: Level, from: number, to: number, value: number): number {
  level.from.push(from);
  level.to.push(to);
  return level.value.push(value) - 1;
}

/** The levels with their nodes and frames, as yet without ports and edges. */
function populated(
  graph: Graph,
  { home, around }: Nest,
): Pick<Levels, "itemOfNode" | "itemOfGroup"> & { all: Level[] } {
  const all: Level[] = [];
  const levelAt = (group: number): Level => (all[group + 1] ??= emptyLevel(group));
  const itemOfNode = new Int32Array(graph.nodes.length);
  const itemOfGroup = new Int32Array(graph.groups.length).fill(-1);
  levelAt(-1);
  graph.nodes.forEach((node, i) => {
    const holder = home[i] ?? -1;
    for (let group = holder; group >= 0; group = around[group] ?? -1) {
      const outside = levelAt(around[group] ?? -1);
      if (itemOfGroup[group] === -1) itemOfGroup[group] = addItem(outside, "frame", group);
      outside.last[itemOfGroup[group] ?? 0] = i;
    }
    itemOfNode[i] = addItem(levelAt(holder), node.kind, i);
    levelAt(holder).last[itemOfNode[i] ?? 0] = i;
  });
  return { itemOfNode, itemOfGroup, all };
}

/**
 * Takes a graph apart into levels. A wire that crosses borders becomes several edges; all wires of one value into a group
 * share an entry, and so all its edges up to there, and all that take a value out of a group share its exit.
 *
 * @param met - All wires in the order of the walk: ports come in that order.
 */
export function levelsOf(graph: Graph, wires: readonly Wire[], nest: Nest, met: Int32Array): Levels {
  const { home, around, depth } = nest;
  const { all, itemOfNode, itemOfGroup } = populated(graph, nest);
  const keyOf = (group: number, node: number): number => group * graph.nodes.length + node;
  const levelAt = (group: number): Level => all[group + 1] ?? emptyLevel(group);
  const entries = new Map<number, { port: number; edge: number }>();
  const exits = new Map<number, { port: number; edge: number }>();

  const leave = (group: number, node: number, item: number): number => {
    const key = keyOf(group, node);
    const known = exits.get(key);
    if (known !== undefined) return known.edge;
    const level = levelAt(group);
    const port = addItem(level, "exit", node);
    const edge = addEdge(level, item, port, node);
    exits.set(key, { port, edge });
    return edge;
  };
  const enter = (group: number, node: number, item: number): { port: number; edge: number } => {
    const key = keyOf(group, node);
    const known = entries.get(key);
    if (known !== undefined) return known;
    const edge = addEdge(levelAt(around[group] ?? -1), item, itemOfGroup[group] ?? 0, node);
    const made = { port: addItem(levelAt(group), "entry", node), edge };
    entries.set(key, made);
    return made;
  };

  const legs: number[][] = [];
  for (const index of met) {
    const { from, to } = wires[index] ?? { from: 0, to: 0 };
    const mine: number[] = [];
    const entered: number[] = [];
    let item = itemOfNode[from] ?? 0;
    let level = home[from] ?? -1;
    let target = home[to] ?? -1;
    while (level !== target) {
      if ((depth[level] ?? 0) > (depth[target] ?? 0)) {
        mine.push(level + 1, leave(level, from, item));
        item = itemOfGroup[level] ?? 0;
        level = around[level] ?? -1;
      } else {
        entered.push(target);
        target = around[target] ?? -1;
      }
    }
    for (const group of entered.reverse()) {
      const { port, edge } = enter(group, from, item);
      mine.push(level + 1, edge);
      item = port;
      level = group;
    }
    mine.push(level + 1, addEdge(levelAt(level), item, itemOfNode[to] ?? 0, from));
    legs[index] = mine;
  }
  return {
    levels: all,
    itemOfNode,
    itemOfGroup,
    legs,
    entryOf: (group, node) => entries.get(keyOf(group, node))?.port ?? 0,
    exitOf: (group, node) => exits.get(keyOf(group, node))?.port ?? 0,
  };
}
