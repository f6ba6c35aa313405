import type { Graph } from "../graph/graph.ts";
import type { Layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import type { Scene, SceneView } from "./marks.ts";
import type { Matching } from "./match.ts";
import { momentOf } from "./moment.ts";
import { nodeMarks } from "./nodes.ts";
import { litCells, tipMark } from "./tip.ts";
import { flowMarks, wireMarks } from "./wires.ts";

const structures = new WeakMap<Graph, string>();

function structureOf(graph: Graph): string {
  const known = structures.get(graph);
  if (known !== undefined) return known;
  const structure = graph.nodes
    .map((node) => {
      if (node.kind === "input") return node.id;
      const operands = node.operands.map((operand) => (operand.kind === "wire" ? operand.node : "·"));
      return `${node.id}=${node.gate}(${operands.join(",")})`;
    })
    .join("\n");
  structures.set(graph, structure);
  return structure;
}

/**
 * The picture of one cursor, as data: a pure function of its arguments.
 *
 * @param layout - Of the trace's graph, with `sizes` of this trace.
 * @param matching - Keys of the nodes, which let a drawing carry them over from the picture before.
 */
export function scene(layout: Layout, trace: Trace, cursor: number, view: SceneView, matching: Matching): Scene {
  const moment = momentOf(trace, cursor);
  const { keys } = matching;
  const lit = litCells(trace, cursor, view);
  const nodes = nodeMarks(layout, trace, cursor, moment, view, keys, lit);
  return {
    nodes,
    wires: wireMarks(trace.graph, layout, moment, keys, view.path ?? null),
    flows: flowMarks(layout, moment, keys),
    tip: tipMark(trace, nodes, view, lit),
    width: layout.width,
    height: layout.height,
    cursor,
    structure: structureOf(trace.graph),
    active: keys[moment.active] ?? null,
  };
}
