import type { Dialect, Listing } from "../core/listing/listing.ts";
import { listingOf } from "../core/listing/listingOf.ts";
import type { Trace } from "../core/trace/trace.ts";
import { exactTrace } from "./exact.ts";
import { recent } from "./recent.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the panel that shows it.

const listings = new WeakMap<Trace, ReturnType<typeof recent<Dialect, Listing>>>();

/** The code of what is on the canvas, down to the gates in closed groups; null while no text has worked yet. */
export function listedCode(state: State): Listing | null {
  const trace = exactTrace(state);
  if (trace === null) return null;
  let memo = listings.get(trace);
  if (memo === undefined) {
    memo = recent<Dialect, Listing>(8);
    listings.set(trace, memo);
  }
  return memo(state.code, () => listingOf(trace.graph, trace, state.code));
}
