import { describe, expect, it } from "vitest";
import type { Graph, Group } from "../graph/graph.ts";
import {
  graphOf,
  membersOf,
  randomGraph,
  randomlyGrouped,
  sizesFor,
  slotsIn,
  turns,
  within,
} from "./layout.fixtures.ts";
import type { Layout } from "./layout.ts";
import { layout } from "./place.ts";

/** Groups of a graph that hold a node. */
const inhabited = (graph: Graph): number[] =>
  [...graph.groups.keys()].filter((g) => membersOf(graph, g).includes(true));

/** Whether the graph has a cycle where each of these groups is one node. A group in another counts as a part of that. */
function cyclic(graph: Graph, groups: readonly number[]): boolean {
  const homes = groups.map((group) => membersOf(graph, group));
  const itemOf = graph.nodes.map((_, i) => {
    const home = homes.findIndex((members) => members[i]);
    return home < 0 ? i : -1 - home;
  });
  const next = new Map<number, Set<number>>();
  slotsIn(graph).forEach((operands, to) => {
    for (const from of operands) {
      const [a, b] = [itemOf[from]!, itemOf[to]!];
      if (a !== b) next.set(a, (next.get(a) ?? new Set()).add(b));
    }
  });
  const state = new Map<number, "open" | "done">();
  const visit = (item: number): boolean => {
    if (state.has(item)) return state.get(item) === "open";
    state.set(item, "open");
    const found = [...(next.get(item) ?? [])].some(visit);
    state.set(item, "done");
    return found;
  };
  return [...next.keys()].some(visit);
}

/** The nearest group around a group that has a frame. */
function frameAround(graph: Graph, { frames }: Layout, group: number): number | null {
  let at = graph.groups[group]!.parent;
  while (at !== null && frames[at] === null) at = graph.groups[at]!.parent;
  return at;
}

/** A graph from slots, with the groups that its nodes are in; groups stand in each other as `parents` says. */
function groupedGraph(slots: number[][], groupOf: (number | null)[], parents: (number | null)[]): Graph {
  const graph = graphOf(slots);
  const groups = parents.map((parent, g): Group => ({
    kind: "turn",
    key: `g${g}`,
    name: `g${g}`,
    parent,
    span: { from: 0, to: 1 },
  }));
  return { ...graph, groups, nodes: graph.nodes.map((node, i) => ({ ...node, group: groupOf[i] ?? null })) };
}

const framesOf = (graph: Graph): Layout["frames"] => layout(graph, sizesFor(slotsIn(graph))).frames;

/** Which groups get frames. */
const framedIn = (graph: Graph): number[] => framesOf(graph).flatMap((frame, g) => (frame === null ? [] : [g]));

/** Groups drawn without regard to what lies between their nodes. */
function wildlyGrouped(seed: number): Graph {
  const slots = randomGraph(seed);
  const parents = [null, null, null, 0, 0, 1, 3];
  const groupOf = slots.map((_, i) => (i * 7 + seed * (1 + (i % 3))) % 9).map((g) => (g < parents.length ? g : null));
  return groupedGraph(slots, groupOf, parents);
}

const graphs: [string, Graph][] = [
  ...Array.from({ length: 60 }, (_, i): [string, Graph] => [`random ${i}`, randomlyGrouped(randomGraph(i + 1), i + 7)]),
  ...Array.from({ length: 60 }, (_, i): [string, Graph] => [`wild ${i}`, wildlyGrouped(i + 1)]),
  ["turns", turns(5)],
];

it.each(graphs)("leaves out only frames that would make a cycle: %s", (_, graph) => {
  const placed = layout(graph, sizesFor(slotsIn(graph)));
  const framed = [...graph.groups.keys()].filter((g) => placed.frames[g] !== null);
  const siblings = (around: number | null): number[] => framed.filter((g) => frameAround(graph, placed, g) === around);
  for (const g of inhabited(graph)) {
    if (placed.frames[g] !== null) continue;
    const others = siblings(frameAround(graph, placed, g)).filter((s) => !within(graph, s, g));
    expect(cyclic(graph, [g, ...others])).toBe(true);
  }
  for (const around of [null, ...framed]) expect(cyclic(graph, siblings(around))).toBe(false);
});

it("draws and leaves out frames often enough", () => {
  const frames = graphs.flatMap(([, graph]) => {
    const made = framesOf(graph);
    return inhabited(graph).map((g) => made[g]);
  });
  expect(frames.filter((frame) => frame === null).length).toBeGreaterThan(60);
  expect(frames.filter((frame) => frame !== null).length).toBeGreaterThan(200);
});

describe("a group", () => {
  it("without nodes has no frame", () => {
    expect(framedIn(groupedGraph([[], [0], [1]], [null, 1, null], [null, 0, null]))).toEqual([0, 1]);
  });

  it("that a way leaves and enters again has no frame, those in it and around it do", () => {
    // 1 and 3 are in the group, 2 between them is not.
    const graph = groupedGraph([[], [0], [1], [2], [3]], [1, 2, 1, 2, null], [null, 0, 1]);
    expect(framedIn(graph)).toEqual([0, 1]);
  });

  it("gives up its frame to an earlier one that stands in its way", () => {
    const graph = groupedGraph([[], [0], [0], [1], [2], [3, 4]], [null, 0, 1, 1, 0, null], [null, null]);
    expect(framedIn(graph)).toEqual([0]);
  });

  it("takes a thousand groups in each other", () => {
    const slots = [[], ...Array.from({ length: 1000 }, (_, i) => [i])];
    const depth = 1000;
    const flat = randomlyGrouped(slots, 1);
    const group = { kind: "call", name: "g", span: { from: 0, to: 1 } } as const;
    const graph: Graph = {
      ...flat,
      groups: Array.from({ length: depth }, (_, g) => ({ ...group, key: `${g}`, parent: g === 0 ? null : g - 1 })),
      nodes: flat.nodes.map((node, i) => ({ ...node, group: i === 0 ? null : i - 1 })),
    };
    const { frames } = layout(graph, sizesFor(slots));
    expect(frames.every((frame) => frame !== null)).toBe(true);
  });
});
