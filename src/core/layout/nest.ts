import type { Graph } from "../graph/graph.ts";
import { loops } from "./cycles.ts";
import type { Wire } from "./wires.ts";

/** Which groups are framed, and what stands in what. Index −1 (none) stands for the whole graph. */
export interface Nest {
  /** Index of node -> the innermost framed group that holds it, or −1. */
  readonly home: Int32Array;
  /** Index of group -> the framed group around it, or −1. */
  readonly around: Int32Array;
  /** Index of group -> how many framed groups hold it, itself included. */
  readonly depth: Int32Array;
  /** Index of group -> 1 where it gets a frame. */
  readonly framed: Uint8Array;
}

/** The groups that hold a node, however deep inside. */
function inhabited(graph: Graph): Uint8Array {
  const holds = new Uint8Array(graph.groups.length);
  for (const node of graph.nodes) {
    let group = node.group;
    while (group !== null && holds[group] === 0) {
      holds[group] = 1;
      group = graph.groups[group]?.parent ?? null;
    }
  }
  return holds;
}

/** Group -> the nearest framed group from itself upwards, or −1. */
function nearestFramed(graph: Graph, framed: Uint8Array): Int32Array {
  const unknown = -2;
  const nearest = new Int32Array(graph.groups.length).fill(unknown);
  graph.groups.forEach((_, group) => {
    const climbed: number[] = [];
    let at = group;
    while (at >= 0 && framed[at] === 0 && nearest[at] === unknown) {
      climbed.push(at);
      at = graph.groups[at]?.parent ?? -1;
    }
    const found = at < 0 || framed[at] === 1 ? at : (nearest[at] ?? -1);
    for (const each of climbed) nearest[each] = found;
    if (framed[group] === 1) nearest[group] = group;
  });
  return nearest;
}

function nested(graph: Graph, framed: Uint8Array): Nest {
  const nearest = nearestFramed(graph, framed);
  const up = (group: number | null): number => (group === null ? -1 : (nearest[group] ?? -1));
  const home = Int32Array.from(graph.nodes, (node) => up(node.group));
  const around = Int32Array.from(graph.groups, (group) => up(group.parent));
  const depth = new Int32Array(graph.groups.length);
  graph.groups.forEach((_, group) => {
    const climbed: number[] = [];
    let at = group;
    for (; at >= 0 && depth[at] === 0; at = around[at] ?? -1) climbed.push(at);
    let below = at < 0 ? 0 : (depth[at] ?? 0);
    for (const each of climbed.reverse()) depth[each] = ++below;
  });
  return { home, around, depth, framed };
}

/**
 * Frames every group that holds a node, save where that cannot be: where a group as one gate would stand on a cycle at its
 * level. Its nodes then belong to the level above. Of groups that stand in each other's way the last ones give up their
 * frames.
 */
export function nest(graph: Graph, wires: readonly Wire[]): Nest {
  const framed = inhabited(graph);
  const yielded: number[] = [];
  for (;;) {
    const found = nested(graph, framed);
    const { leaky, mutual } = framed.includes(1) ? loops(found, wires) : { leaky: [], mutual: [] };
    if (leaky.length === 0 && mutual.length === 0) {
      if (yielded.length === 0) return found;
      break;
    }
    for (const group of leaky) framed[group] = 0;
    const last = mutual.at(-1);
    if (last === undefined) continue;
    framed[last] = 0;
    yielded.push(last);
  }
  // What one of them gave way to may have lost its own frame since.
  for (const group of yielded.toReversed()) {
    framed[group] = 1;
    const { leaky, mutual } = loops(nested(graph, framed), wires);
    if (leaky.length > 0 || mutual.length > 0) framed[group] = 0;
  }
  return nested(graph, framed);
}
