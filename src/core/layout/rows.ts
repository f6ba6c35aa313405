import { Graph as DagreGraph, layout as dagre } from "@dagrejs/dagre";
import type { EdgeLabel, GraphLabel, NodeLabel } from "@dagrejs/dagre";
import type { Graph } from "../graph/graph.ts";
import type { NodeSize } from "./layout.ts";
import { operandOrder } from "./order.ts";

const WIRE_GAP = 26;

export interface Wire {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
}

/** Every wire of the graph, gate by gate and slot by slot. */
export function wiresOf(graph: Graph): Wire[] {
  return graph.nodes.flatMap((node, to) =>
    node.kind === "input"
      ? []
      : node.operands.flatMap((operand, slot) => (operand.kind === "wire" ? [{ from: operand.node, to, slot }] : [])),
  );
}

/** Collects by key, in order of appearance. */
export function groupBy<K, V>(values: readonly V[], keyOf: (value: V, index: number) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  values.forEach((value, i) => {
    const key = keyOf(value, i);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  });
  return groups;
}

export interface Rows {
  /** Index of node -> vertical centre. */
  readonly nodes: readonly number[];
  /** Index of wire -> its height in each column it passes, from left to right. */
  readonly waypoints: readonly (readonly number[])[];
}

/** Heights of nodes, and of wires that do not run `elsewhere`, by dagre: columns are given, the order walks operands first, coordinates by Brandes and Köpf. */
export function rows(
  graph: Graph,
  column: readonly number[],
  sizes: readonly NodeSize[],
  wires: readonly Wire[],
  elsewhere: ReadonlyMap<number, unknown>,
  nodeGap: number,
): Rows {
  const g = new DagreGraph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  // dagre wants a rank between any two columns, where it would put an edge's label. The columns are ours: "none" leaves the given ranks alone. dagre knows it, its type does not.
  const label = { rankdir: "LR", ranker: "none", nodesep: nodeGap, edgesep: WIRE_GAP };
  g.setGraph(label as unknown as GraphLabel);
  graph.nodes.forEach((_, i) => {
    g.setNode(String(i), { width: 1, height: sizes[i]?.height ?? 0, rank: 2 * (column[i] ?? 0) });
  });
  wires.forEach((wire, i) => {
    if (!elsewhere.has(i)) g.setEdge(String(wire.from), String(wire.to), {}, String(wire.slot));
  });
  const outputFirst = [graph.output, ...graph.nodes.keys()].map(String);
  if (graph.nodes.length > 0) dagre(g, { customOrder: operandOrder(outputFirst) });
  return {
    nodes: graph.nodes.map((_, i) => g.node(String(i)).y ?? 0),
    waypoints: wires.map((wire, i) => {
      if (elsewhere.has(i)) return [];
      const points = g.edge(String(wire.from), String(wire.to), String(wire.slot)).points ?? [];
      return points.slice(1, -1).flatMap((point, k) => (k % 2 === 1 ? [point.y] : []));
    }),
  };
}
