import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import ELK from "elkjs/lib/elk.bundled.js";
import type { Graph } from "../src/core/graph/graph.ts";
import type { NodeSize } from "../src/core/layout/layout.ts";
import { slotWires } from "./layoutFaults.ts";
import { full, GAP, type Run } from "./layoutGraphs.ts";

/** Layered, with a port for each slot in its order, and everything else as it comes. */
export function byElk(graph: Graph, sizes: readonly NodeSize[]): Run {
  const elk = new ELK();
  return async () => {
    const wires = slotWires(graph);
    const slots = new Map<number, number>();
    for (const { to } of wires) slots.set(to, (slots.get(to) ?? 0) + 1);
    const nodeOf = (i: number): ElkNode => {
      const { width, height } = full(sizes[i] ?? { width: 0, height: 0, stub: 0 });
      const count = slots.get(i) ?? 0;
      const entries = Array.from({ length: count }, (_, slot) => ({
        id: `${i}.${slot}`,
        x: 0,
        y: height / 2 + 16 * (slot - (count - 1) / 2),
      }));
      const ports = [...entries, { id: `${i}.out`, x: width, y: height / 2 }];
      return {
        id: `${i}`,
        width,
        height,
        ports: ports.map((port) => ({
          ...port,
          layoutOptions: { "elk.port.side": port.x === 0 ? "WEST" : "EAST" },
        })),
        layoutOptions: { "elk.portConstraints": "FIXED_POS" },
      };
    };
    const top = graph.nodes.flatMap((node, i) => (node.group === null ? [nodeOf(i)] : []));
    const clusters = graph.groups.map((_, group): ElkNode => ({
      id: `g${group}`,
      children: graph.nodes.flatMap((node, i) => (node.group === group ? [nodeOf(i)] : [])),
      layoutOptions: { "elk.padding": "[top=34,left=16,bottom=16,right=16]" },
    }));
    const root = await elk.layout({
      id: "root",
      children: [...top, ...clusters],
      edges: wires.map(({ from, to, slot }) => ({
        id: `e${to}.${slot}`,
        sources: [`${from}.out`],
        targets: [`${to}.${slot}`],
      })),
      layoutOptions: {
        "elk.algorithm": "layered",
        "elk.direction": "RIGHT",
        "elk.hierarchyHandling": clusters.length > 0 ? "INCLUDE_CHILDREN" : "INHERIT",
        "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
        "elk.spacing.nodeNode": `${GAP.node}`,
        "elk.layered.spacing.nodeNodeBetweenLayers": `${GAP.column}`,
        "elk.json.edgeCoords": "ROOT",
        "elk.json.shapeCoords": "ROOT",
      },
    });
    return () => {
      const placed = new Map<string, ElkNode>();
      for (const child of (root.children ?? []).flatMap((each) => [each, ...(each.children ?? [])]))
        placed.set(child.id, child);
      const paths = new Map(
        (root.edges ?? []).map(({ id, sections = [] }: ElkExtendedEdge) => [
          id,
          sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
            [startPoint, ...bendPoints, endPoint].flatMap(({ x, y }) => [x, y]),
          ),
        ]),
      );
      return {
        boxes: graph.nodes.map((_, i) => {
          const { x = 0, y = 0, width = 0, height = 0 } = placed.get(`${i}`) ?? { id: "" };
          return { x, y, width, height };
        }),
        wires: wires.map((wire) => ({ ...wire, path: paths.get(`e${wire.to}.${wire.slot}`) ?? [] })),
      };
    };
  };
}
