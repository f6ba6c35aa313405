import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import { sizes } from "../scene/sizes.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { layout } from "./place.ts";
import type { Layout, NodeSize } from "./layout.ts";
import { buffersOfGraph, packGraph, unpackGraph } from "./packGraph.ts";
import { buffersOfLayout, packLayout, unpackLayout } from "./packLayout.ts";

const graphOf = (source: string): Graph => build(readAny(source).program).graph!;

function sizesOf(graph: Graph): NodeSize[] {
  const trace = run(compile(graph), graph, { target: graph.output, grain: "gate", arithmetic: "exact" });
  return sizes(trace, "auto");
}

/** As a worker would have it: copied, or handed over. */
function across(graph: Graph, room: readonly NodeSize[]): Layout {
  const packed = packGraph(graph, room);
  const there = unpackGraph(structuredClone(packed, { transfer: buffersOfGraph(packed) }));
  const made = packLayout(layout(there.graph, there.sizes));
  return unpackLayout(structuredClone(made, { transfer: buffersOfLayout(made) }));
}

describe("a graph that is handed to a worker", () => {
  it.each(examples.map(({ id, source }) => [id, source]))("is laid out there as here: %s", (_id, source) => {
    const graph = graphOf(source);
    const room = sizesOf(graph);
    expect(across(graph, room)).toEqual(layout(graph, room));
  });

  it.each([
    ["a constant in a slot", "f = max(0.5, x) + 3*x - x/2"],
    ["two wires from one value", "f = x*x + x"],
    ["nodes that nothing uses", "a = x*y; b = x + 1; f = x*2"],
    ["groups", "g(a, b) = sigmoid(a*b + 1); h = g(x, w); f = g(h, w) * exp(h)"],
  ])("is laid out there as here: %s", (_what, source) => {
    const graph = graphOf(source);
    const room = sizesOf(graph);
    expect(across(graph, room)).toEqual(layout(graph, room));
  });

  it("keeps operands, groups and the output, and no text", () => {
    const graph = graphOf("g(a) = a * 2 + 1; secret = 5; f = g(secret) * secret");
    const { graph: there } = unpackGraph(packGraph(graph, sizesOf(graph)));
    const wires = (g: Graph) =>
      g.nodes.map((node) =>
        node.kind === "input" ? "input" : node.operands.map((o) => (o.kind === "wire" ? o.node : null)),
      );
    expect(wires(there)).toEqual(wires(graph));
    expect(there.nodes.map((node) => node.group)).toEqual(graph.nodes.map((node) => node.group));
    const frames = ({ groups }: Graph) =>
      groups.map(({ kind, key, name, parent, closed }) => [kind, key, name, parent, closed]);
    expect(frames(there)).toEqual(frames(graph));
    expect(there.output).toBe(graph.output);
    expect(JSON.stringify(there)).not.toContain("secret");
  });
});

describe("a layout that comes back", () => {
  it("keeps frames, and the lack of them", () => {
    const made: Layout = {
      boxes: [{ x: 1, y: 2, width: 3, height: 4, stub: 5, run: 6 }],
      frames: [null, { x: -1, y: 0, width: 20, height: 30 }],
      wires: [
        { from: 0, to: 1, slot: 0, points: [{ x: 0.5, y: 0.25 }] },
        { from: 0, to: 1, slot: 1, points: [] },
        { from: 1, to: 2, slot: 0, points: Array.from({ length: 7 }, (_unused, i) => ({ x: i, y: -i / 3 })) },
      ],
      width: 100,
      height: 50,
    };
    expect(unpackLayout(packLayout(made))).toEqual(made);
  });

  it("may be empty", () => {
    const made: Layout = { boxes: [], frames: [], wires: [], width: 0, height: 0 };
    expect(unpackLayout(packLayout(made))).toEqual(made);
  });
});
