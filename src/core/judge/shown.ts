import { collapse } from "../graph/collapse.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfId, nodeAt } from "../graph/lookup.ts";
import { recognise } from "../graph/recognise.ts";

/**
 * A graph as lines are written for it: what is a sigmoid written out is one, where nothing within it has a name. Nodes keep
 * their ids.
 */
export interface Shown {
  readonly graph: Graph;
  /** The node there that stands for one of the graph; −1 for none. */
  readonly to: (node: number) => number;
  /** The other way round. */
  readonly from: (node: number) => number;
}

export function shownFor(graph: Graph): Shown {
  const found = recognise(graph).filter(({ inside, output }) =>
    inside.every((node) => node === output || nodeAt(graph, node).name === null),
  );
  const shown = collapse(graph, found);
  const ends = new Map(found.flatMap(({ inside, output }) => inside.map((node) => [node, output] as const)));
  return {
    graph: shown,
    to: (node) => indexOfId(shown, nodeAt(graph, ends.get(node) ?? node).id),
    from: (node) => indexOfId(graph, nodeAt(shown, node).id),
  };
}
