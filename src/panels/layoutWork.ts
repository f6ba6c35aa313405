import type { Graph } from "../core/graph/graph.ts";
import type { Layout, NodeSize } from "../core/layout/layout.ts";
import { unpackGraph, type PackedGraph } from "../core/layout/packGraph.ts";
import { packLayout, type PackedLayout } from "../core/layout/packLayout.ts";

/** What lays a graph out; `onProgress` is told now and then which share of the work is done, from 0 to 1. */
export type Engine = (graph: Graph, sizes: readonly NodeSize[], onProgress?: (share: number) => void) => Layout;

/** What the page asks of the worker. */
export interface LayoutRequest {
  /** Comes back with every answer. */
  readonly revision: number;
  readonly graph: PackedGraph;
}

/** What the worker says. */
export type LayoutAnswer = { readonly revision: number } & (
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly layout: PackedLayout }
  | { readonly kind: "failed"; readonly message: string }
);

/** Progress that is less than this is not worth a message. */
const NOTCH = 0.01;

/** Does one request, and says how far it is. Never throws. */
export function work({ revision, graph: packed }: LayoutRequest, engine: Engine, say: (answer: LayoutAnswer) => void) {
  let told = 0;
  const onProgress = (share: number): void => {
    if (share < told + NOTCH) return;
    told = share;
    say({ revision, kind: "progress", share });
  };
  try {
    const { graph, sizes } = unpackGraph(packed);
    say({ revision, kind: "done", layout: packLayout(engine(graph, sizes, onProgress)) });
  } catch (error) {
    say({ revision, kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}
