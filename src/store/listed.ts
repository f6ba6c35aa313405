import { indexOfId, nodeAt } from "../core/graph/lookup.ts";
import { writtenOut } from "../core/graph/view.ts";
import type { Graph } from "../core/graph/graph.ts";
import type { Dialect, Listing } from "../core/listing/listing.ts";
import { listingOf } from "../core/listing/listingOf.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import { shownGraph, targetIndex } from "./derive.ts";
import { recent } from "./recent.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the panel that shows it.

const listings = new WeakMap<Graph, ReturnType<typeof recent<string, Listing>>>();

/** The code of what is on the canvas, down to the gates in closed groups; null while no text has worked yet. */
export function listedCode(state: State): Listing | null {
  const graph = shownGraph(state);
  if (graph === null) return null;
  let memo = listings.get(graph);
  if (memo === undefined) {
    memo = recent<string, Listing>(8);
    listings.set(graph, memo);
  }
  const { open, target, code } = state;
  return memo(JSON.stringify([open, target, code]), () => listed(graph, open, target, code));
}

function listed(graph: Graph, open: readonly string[], target: string | null, dialect: Dialect): Listing {
  const wanted = nodeAt(graph, targetIndex(graph, target)).id;
  const written = writtenOut(graph, open, wanted);
  const trace = run(compile(written), written, { target: indexOfId(written, wanted), grain: "wire" });
  return listingOf(written, trace, dialect);
}
