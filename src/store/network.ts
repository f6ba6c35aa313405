import type { Network } from "../core/network/network.ts";
import { networkOf } from "../core/network/networkOf.ts";
import { shownGraph, structureOf } from "./derive.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the panel that shows it.

const networks = new WeakMap<object, Network | null>();

/** The fully connected layers of the graph behind the canvas; null where there are none. */
export function shownNetwork(state: State): Network | null {
  const graph = shownGraph(state);
  if (graph === null) return null;
  const structure = structureOf(graph);
  const known = networks.get(structure);
  if (known !== undefined) return known;
  const found = networkOf(graph);
  networks.set(structure, found);
  return found;
}
