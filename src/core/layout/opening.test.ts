import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import { contracted, membersOf, randomGraph, randomlyGrouped, sizesFor, slotsIn, turns } from "./layout.fixtures.ts";
import type { Layout, NodeBox } from "./layout.ts";
import { layout } from "./place.ts";

interface Opening {
  /** Mean distance that outside nodes move, after the best common shift, and how much the group grows. */
  readonly moved: { readonly x: number; readonly y: number };
  readonly grown: { readonly x: number; readonly y: number };
  /** Pairs of outside nodes that change sides: left and right, or above and below in one column of one frame. */
  readonly swapped: number;
}

/** Mean distance to the median. */
function spread(shifts: readonly number[]): number {
  const sorted = shifts.toSorted((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? 0;
  return shifts.reduce((sum, shift) => sum + Math.abs(shift - middle), 0) / Math.max(1, shifts.length);
}

const stubStart = ({ x, width }: NodeBox): number => x + width;

/** The innermost group with a frame that holds a node. */
function homeOf({ nodes, groups }: Graph, { frames }: Layout, node: number): number | null {
  let at = nodes[node]!.group;
  while (at !== null && frames[at] === null) at = groups[at]!.parent;
  return at;
}

/** Lays a graph out with one group as a gate of the size of its output, and open. Null where it gets no frame. */
function opened(graph: Graph, group: number, tall: boolean): Opening | null {
  const sizes = sizesFor(slotsIn(graph), 3, tall);
  const open = layout(graph, sizes);
  const frame = open.frames[group];
  if (frame == null) return null;
  const inside = membersOf(graph, group);
  const shut = contracted(graph, group);
  if (shut === null) return null;
  const { place } = shut;
  const closed = layout(
    shut.graph,
    shut.graph.nodes.map((_, at) => sizes[place.lastIndexOf(at)]!),
  );
  const gate = sizes[inside.lastIndexOf(true)]!;
  const outside = [...inside.keys()].filter((i) => !inside[i]);
  const before = outside.map((i) => closed.boxes[place[i]!]!);
  const after = outside.map((i) => open.boxes[i]!);
  const homes = outside.map((i) => homeOf(graph, closed, i));
  let swapped = 0;
  before.forEach((a, i) =>
    before.forEach((b, j) => {
      if (homes[i] !== homes[j]) return;
      const [c, d] = [after[i]!, after[j]!];
      const sameColumn = Math.abs(stubStart(a) - stubStart(b)) < 1e-6;
      if (sameColumn && (Math.abs(stubStart(c) - stubStart(d)) > 1e-6 || (a.y < b.y && c.y >= d.y))) swapped++;
      if (!sameColumn && stubStart(a) < stubStart(b) && stubStart(c) >= stubStart(d)) swapped++;
    }),
  );
  return {
    moved: {
      x: spread(after.map((box, i) => box.x - before[i]!.x)),
      y: spread(after.map((box, i) => box.y - before[i]!.y)),
    },
    grown: { x: frame.width - gate.width - gate.stub, y: frame.height - gate.height },
    swapped,
  };
}

const written = examples.flatMap((example): [string, Graph][] => {
  const { graph } = build(readAny(example.source).program);
  return graph === null || graph.groups.length === 0 ? [] : [[`example ${example.id}`, graph]];
});
const random = Array.from({ length: 80 }, (_, i): [string, Graph] => [
  `random ${i}`,
  randomlyGrouped(randomGraph(i + 1), i + 7),
]);

describe.each([false, true])("opening a group, with matrices: %s", (tall) => {
  const openings = [...written, ...random, ["turns", turns(8)] as const].flatMap(([name, graph]) =>
    graph.groups.flatMap((_, group) => {
      const opening = opened(graph, group, tall);
      return opening === null ? [] : [{ name: `${name}, group ${group}`, ...opening }];
    }),
  );

  it("is measured often enough", () => {
    expect(openings.length).toBeGreaterThan(150);
  });

  it("moves what is outside by no more than the group grows, and mostly by much less", () => {
    expect(openings.filter(({ moved, grown }) => moved.x > grown.x || moved.y > grown.y)).toEqual([]);
    for (const axis of ["x", "y"] as const) {
      const shares = openings.map(({ moved, grown }) => moved[axis] / grown[axis]).toSorted((a, b) => a - b);
      expect(shares[shares.length >> 1]).toBeLessThan(axis === "x" ? 0.3 : 0.1);
    }
  });

  it("swaps no two nodes outside", () => {
    expect(openings.filter(({ swapped }) => swapped > 0)).toEqual([]);
  });
});
