import type { Graph as DagreGraph, EdgeLabel, GraphLabel, NodeLabel } from "@dagrejs/dagre";

export type Ordered = DagreGraph<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * Sets `order`, the place from the top within its column, on every node and waypoint of a ranked dagre graph: by a walk
 * from the output (then from whatever else nothing uses) that takes the first operand's tree first.
 * An edge's name is its slot.
 */
export function operandOrder(outputFirst: readonly string[]): (graph: Ordered) => void {
  return (graph) => {
    const places = new Map<number, number>();
    const seen = new Set<string>();
    const sinks = outputFirst.filter((v) => (graph.outEdges(v) ?? []).length === 0);
    for (const sink of [...outputFirst.slice(0, 1), ...sinks]) {
      const stack = [sink];
      for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
        if (seen.has(v)) continue;
        seen.add(v);
        const node = graph.node(v);
        const rank = node.rank ?? 0;
        const place = places.get(rank) ?? 0;
        node.order = place;
        places.set(rank, place + 1);
        const wires = [...(graph.inEdges(v) ?? [])].sort((a, b) => Number(b.name) - Number(a.name));
        for (const wire of wires) stack.push(wire.v);
      }
    }
  };
}
