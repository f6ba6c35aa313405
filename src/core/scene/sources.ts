import type { Graph } from "../graph/graph.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Trace } from "../trace/trace.ts";
import { gradientOrigin, type Look } from "./backOrigin.ts";
import { originOf, type Origin } from "./origin.ts";
import type { Which } from "./tensorMarks.ts";
import { elementsOf } from "./tensors.ts";

/** Elements that a number is made of, by flat index; `"all"` where it takes the whole tensor. */
export interface Source {
  readonly node: number;
  readonly which: Which;
  readonly cells: readonly number[] | "all";
}

function sourcesOf(graph: Graph, origin: Origin): Source[] {
  if (origin.kind === "given") return [];
  if (origin.kind === "all") return origin.nodes.map((each) => ({ ...each, cells: "all" }));
  const found = new Map<string, { node: number; which: Which; cells: Set<number> }>();
  for (const part of origin.kind === "sum" ? origin.terms.flat() : origin.parts) {
    if ("literal" in part) continue;
    const key = `${part.which} ${String(part.node)}`;
    const source = found.get(key) ?? { node: part.node, which: part.which, cells: new Set<number>() };
    found.set(key, source);
    source.cells.add(part.cell);
  }
  return [...found.values()].map(({ node, which, cells }) => {
    const whole = cells.size === sizeOf(graph.nodes[node]?.shape ?? []);
    return { node, which, cells: whole ? "all" : [...cells].sort((a, b) => a - b) };
  });
}

/**
 * What element `index` (flat, row by row) of a node's value is computed from: row i of a and column j of b for element
 * (i, j) of a @ b, the same element for an elementwise gate, a line for a reduction. Empty for an input.
 */
export function cellSources(graph: Graph, node: number, index: number): readonly Source[] {
  return sourcesOf(graph, originOf(graph, node, index));
}

/** Reads the numbers of a trace. */
export function lookInto(trace: Trace): Look {
  return (part) =>
    "literal" in part ? part.literal : (elementsOf(trace, part.which, part.node)[part.cell] ?? Number.NaN);
}

/** How an element of a value or of a gradient came about. */
export function originIn(trace: Trace, which: Which, node: number, index: number): Origin {
  if (which === "value") return originOf(trace.graph, node, index);
  const { reached, target } = trace;
  return gradientOrigin(trace.graph, node, index, { reached, target, look: lookInto(trace) });
}

/** What an element of a value or of a gradient is computed from. */
export function sourcesIn(trace: Trace, which: Which, node: number, index: number): readonly Source[] {
  return sourcesOf(trace.graph, originIn(trace, which, node, index));
}
