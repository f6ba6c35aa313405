import type { Graph } from "../src/core/graph/graph.ts";
import type { NodeSize } from "../src/core/layout/layout.ts";
import { layout } from "../src/core/layout/place.ts";
import { byDagre } from "./layoutDagre.ts";
import { byElk } from "./layoutElk.ts";
import { sampled } from "./layoutFaults.ts";
import type { Run } from "./layoutGraphs.ts";
import { byGraphviz } from "./layoutGraphviz.ts";

function ours(graph: Graph, sizes: readonly NodeSize[]): Run {
  return async () => {
    const { boxes, wires } = layout(graph, sizes);
    return () => ({
      boxes: boxes.map(({ x, y, width, height, stub }) => ({ x, y: y - height / 2, width: width + stub, height })),
      wires: wires.map((wire) => ({ ...wire, path: sampled(wire.points.flatMap(({ x, y }) => [x, y])) })),
    });
  };
}

/** Name of an engine -> it, ready to lay out a graph. */
export const engines = new Map<string, (graph: Graph, sizes: readonly NodeSize[]) => Run | Promise<Run>>([
  ["Backstep", ours],
  ["dagre 3", byDagre],
  ["elkjs layered", byElk],
  ["Graphviz dot", byGraphviz],
]);
