import { Graph as DagreGraph, layout as dagre } from "@dagrejs/dagre";
import type { EdgeLabel, GraphLabel, NodeLabel } from "@dagrejs/dagre";
import type { Graph } from "../src/core/graph/graph.ts";
import type { NodeSize } from "../src/core/layout/layout.ts";
import { slotWires } from "./layoutFaults.ts";
import { full, GAP, type Run } from "./layoutGraphs.ts";

type Dagre = DagreGraph<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * Sets each node's place in its column by a walk from the output that takes first operands first. What is in one cluster
 * stands together, between its borders.
 */
function operandsFirst(nodes: number): (graph: Dagre) => void {
  return (graph) => {
    const seen = new Set<string>();
    for (const first of [...Array.from({ length: nodes }, (_, i) => `${nodes - 1 - i}`), ...graph.nodes()]) {
      const stack = [first];
      for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
        if (seen.has(v)) continue;
        seen.add(v);
        const edges = [...(graph.inEdges(v) ?? [])].sort((a, b) => Number(b.name) - Number(a.name));
        for (const edge of edges) stack.push(edge.v);
      }
    }
    const ranks = new Map<number, Map<string, string[]>>();
    for (const v of seen) {
      const { rank } = graph.node(v);
      if (rank === undefined || graph.children(v).length > 0) continue;
      const clusters = ranks.get(rank) ?? new Map<string, string[]>();
      ranks.set(rank, clusters);
      const cluster = String(graph.parent(v) ?? `alone ${v}`);
      clusters.set(cluster, [...(clusters.get(cluster) ?? []), v]);
    }
    const side = (v: string): number =>
      ["borderLeft", "", "borderRight"].indexOf(String(graph.node(v).borderType ?? ""));
    for (const clusters of ranks.values()) {
      let order = 0;
      for (const mine of clusters.values()) {
        for (const v of mine.sort((a, b) => side(a) - side(b))) graph.node(v).order = order++;
      }
    }
  };
}

/** Tight-tree ranks and an order that walks operands first, as Backstep had it. */
export function byDagre(graph: Graph, sizes: readonly NodeSize[]): Run {
  return async () => {
    const compound = graph.groups.length > 0;
    const g: Dagre = new DagreGraph({ multigraph: true, compound });
    g.setGraph({ rankdir: "LR", ranker: "tight-tree", nodesep: GAP.node, edgesep: GAP.wire, ranksep: GAP.column });
    graph.groups.forEach((_, group) => g.setNode(`g${group}`, { width: 0, height: 0 }));
    graph.nodes.forEach((node, i) => {
      g.setNode(`${i}`, full(sizes[i] ?? { width: 0, height: 0, stub: 0 }));
      if (node.group !== null) g.setParent(`${i}`, `g${node.group}`);
    });
    const wires = slotWires(graph);
    for (const { from, to, slot } of wires) g.setEdge(`${from}`, `${to}`, {}, `${slot}`);
    dagre(g, { customOrder: operandsFirst(graph.nodes.length) });
    return () => ({
      boxes: graph.nodes.map((_, i) => {
        const { x = 0, y = 0, width, height } = g.node(`${i}`);
        return { x: x - width / 2, y: y - height / 2, width, height };
      }),
      wires: wires.map((wire) => ({
        ...wire,
        path: (g.edge(`${wire.from}`, `${wire.to}`, `${wire.slot}`).points ?? []).flatMap(({ x, y }) => [x, y]),
      })),
    });
  };
}
