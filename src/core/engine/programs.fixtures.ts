import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";

/** The graph of a program; null where it does not work. */
export function graphOf(source: string): Graph | null {
  const { program, diagnostics } = readAny(source);
  return diagnostics.length > 0 ? null : build(program).graph;
}

/** The graph of a program that a test wrote itself. */
export function known(source: string): Graph {
  const graph = graphOf(source);
  if (graph === null) throw new Error("The test's own program does not build.");
  return graph;
}
