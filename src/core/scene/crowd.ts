import type { Trace } from "../trace/trace.ts";
import type { Extent } from "./extent.ts";
import type { Stage } from "./stage.ts";

/** What a crowd shows of a node beside its place: whether its value and its gradient are known, as bits. */
export const VALUE = 1;
export const GRADIENT = 2;

/** Nodes and wires of a part of the drawing, by index, to be painted simply; and the frames, by index into `Places.frames`. */
export interface Crowd {
  readonly frames: readonly number[];
  readonly nodes: readonly number[];
  readonly wires: readonly number[];
}

/** Bits `VALUE` and `GRADIENT` of a node at a cursor. */
export function knownAt({ valueAt, gradientAt }: Trace, index: number, cursor: number): number {
  return ((valueAt[index] ?? 0) <= cursor ? VALUE : 0) | ((gradientAt[index] ?? 0) <= cursor ? GRADIENT : 0);
}

/** Everything that meets a window. */
export function crowdIn({ places }: Stage, window: Extent): Crowd {
  const { nodeIndex, wireIndex, frameIndex } = places;
  return { nodes: nodeIndex.within(window), wires: wireIndex.within(window), frames: frameIndex.within(window) };
}

/** What becomes known when: the nodes that step s−1 tells of are `nodes[starts[s]]` up to `nodes[starts[s + 1]]`. */
interface News {
  readonly starts: Int32Array;
  readonly nodes: Int32Array;
}

const made = new WeakMap<Trace, News>();

function newsOf(trace: Trace): News {
  const known = made.get(trace);
  if (known !== undefined) return known;
  const arrivals = [trace.valueAt, trace.gradientAt];
  const starts = new Int32Array(trace.steps.length + 2);
  for (const at of arrivals) for (const cursor of at) starts[cursor + 1] = (starts[cursor + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const free = starts.slice();
  const nodes = new Int32Array(starts.at(-1) ?? 0);
  for (const at of arrivals)
    at.forEach((cursor, node) => {
      const place = free[cursor] ?? 0;
      nodes[place] = node;
      free[cursor] = place + 1;
    });
  const news = { starts, nodes };
  made.set(trace, news);
  return news;
}

/** Past so many nodes all of them are painted again. */
const MOST_CHANGES = 200;

/**
 * Indexes of the nodes that two cursors know different things of; null where those are too many to be looked at one by
 * one. Costs what it returns.
 */
export function changedBetween(trace: Trace, from: number, to: number): readonly number[] | null {
  const { starts, nodes } = newsOf(trace);
  const first = starts[Math.min(from, to) + 1] ?? nodes.length;
  const end = starts[Math.max(from, to) + 1] ?? nodes.length;
  return end - first > MOST_CHANGES ? null : [...new Set(nodes.subarray(first, end))];
}
