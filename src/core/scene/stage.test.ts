import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import type { Layout } from "../layout/layout.ts";
import { layout } from "../layout/place.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { crowdIn, changedBetween, knownAt } from "./crowd.ts";
import { meets, type Extent } from "./extent.ts";
import { unrolled } from "./large.fixtures.ts";
import type { SceneView } from "./marks.ts";
import { match } from "./match.ts";
import { sizes } from "./sizes.ts";
import { stage, type Stage } from "./stage.ts";

function graphOf(source: string): Graph {
  const { graph, diagnostics } = build(readAny(source).program);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  return graph;
}

interface Case {
  readonly last: number;
  readonly layout: Layout;
  readonly at: (cursor: number, view?: Partial<SceneView>) => Stage;
}

function caseOf(graph: Graph): Case {
  const trace = run(compile(graph), graph);
  const placed = layout(graph, sizes(trace, "auto"));
  const keys = match(graph, null);
  return {
    last: trace.steps.length,
    layout: placed,
    at: (cursor, view = {}) =>
      stage(placed, trace, cursor, { decimals: "auto", selected: null, hovered: null, ...view }, keys),
  };
}

const cases = new Map<string, Case>([
  ...examples.map(({ id, source }) => [id, caseOf(graphOf(source))] as const),
  ["of many gates", caseOf(unrolled(700, 6))],
]);

const whole = { window: null, most: Infinity, kept: -1 };

/** A window in a layout, and a cursor, from three shares of what there is. */
function windowIn({ layout }: Case, [x, y, size]: readonly [number, number, number]): Extent {
  const [width, height] = [layout.width * size, layout.height * size];
  return {
    left: layout.width * x - width,
    right: layout.width * x,
    top: layout.height * y - height,
    bottom: layout.height * y,
  };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = fc.tuple(share, share, share);

describe.each([...cases])("a part of the picture of %s", (_name, graph) => {
  const anyNode = fc.nat(graph.layout.boxes.length - 1);

  it("is the whole picture, restricted to the window and to what stands out", () => {
    fc.assert(
      fc.property(place, share, anyNode, anyNode, (where, time, chosen, kept) => {
        const window = windowIn(graph, where);
        const cursor = Math.round(time * graph.last);
        const ids = graph.at(0).trace.graph.nodes.map(({ id }) => id);
        const now = graph.at(cursor, { selected: ids[chosen] ?? null });
        const all = now.scene(whole);
        const part = now.scene({ window, most: Infinity, kept });
        const { nodes, wires, crowded, ...rest } = part;
        expect(crowded).toBe(false);
        expect(rest).toEqual({ ...rest, flows: all.flows, tip: all.tip, focus: all.focus, structure: all.structure });
        const ofNode = new Map(all.nodes.map((mark) => [mark.key, mark]));
        const ofWire = new Map(all.wires.map((mark) => [mark.key, mark]));
        for (const mark of nodes) expect(mark).toEqual(ofNode.get(mark.key));
        for (const mark of wires) expect(mark).toEqual(ofWire.get(mark.key));
        const drawn = new Set(nodes.map((mark) => mark.id));
        expect(drawn.size).toBe(nodes.length);
        expect(all.nodes.filter((mark) => drawn.has(mark.id))).toEqual(nodes);
        const busy = new Set(["active", "operand", "upstream"]);
        all.nodes.forEach((mark, i) => {
          const box = graph.layout.boxes[i]!;
          const half = box.height / 2;
          const own = { left: box.x, right: box.x + box.width + box.stub, top: box.y - half, bottom: box.y + half };
          if (meets(own, window) || busy.has(mark.state) || mark.selected || i === kept)
            expect(drawn).toContain(mark.id);
        });
        const drawnWires = new Set(wires.map((mark) => mark.key));
        all.wires.forEach((mark, i) => {
          const inside = graph.layout.wires[i]!.points.some(
            ({ x, y }) => x >= window.left && x <= window.right && y >= window.top && y <= window.bottom,
          );
          if (inside || mark.state !== "idle") expect(drawnWires).toContain(mark.key);
        });
      }),
      { numRuns: 12 },
    );
  });

  it("leaves a crowd to those who paint, and keeps what stands out", () => {
    const now = graph.at(graph.last);
    const part = now.scene({ window: { left: 0, top: 0, right: 1e9, bottom: 1e9 }, most: 0, kept: 0 });
    expect(part.crowded).toBe(true);
    const out = now.scene(whole).nodes.filter((mark, i) => mark.state !== "done" || i === 0);
    expect(part.nodes).toEqual(out.filter(({ state }) => state !== "idle"));
    expect(part.wires.every(({ state }) => state !== "idle")).toBe(true);
  });

  it("is painted the same step by step as all at once", () => {
    fc.assert(
      fc.property(place, share, share, (where, before, after) => {
        const [from, to] = [Math.round(before * graph.last), Math.round(after * graph.last)];
        const { trace } = graph.at(0);
        const { nodes } = crowdIn(graph.at(to), windowIn(graph, where));
        const painted = new Map(nodes.map((i) => [i, knownAt(trace, i, from)]));
        const changed = changedBetween(trace, from, to);
        for (const i of changed ?? nodes) if (painted.has(i)) painted.set(i, knownAt(trace, i, to));
        expect([...painted]).toEqual(nodes.map((i) => [i, knownAt(trace, i, to)]));
        // Nothing is painted without need.
        for (const i of changed ?? []) expect(knownAt(trace, i, from)).not.toBe(knownAt(trace, i, to));
      }),
    );
  });
});

it("a picture is the same whatever was asked for before", () => {
  const source = "q = x*y + x\nf = tanh(q)*q + sigmoid(x*q)\nx = 0.5\ny = -2";
  const used = caseOf(graphOf(source));
  fc.assert(
    fc.property(fc.nat(used.last), fc.constantFrom(null, "x", "q", "f"), (cursor, selected) => {
      const fresh = caseOf(graphOf(source)).at(cursor, { selected }).scene(whole);
      expect(used.at(cursor, { selected }).scene(whole)).toEqual(fresh);
    }),
  );
});

it("a step looks at few nodes of many", () => {
  const now = caseOf(unrolled(3000));
  const changes = Array.from(
    { length: now.last },
    (_unused, i) => changedBetween(now.at(0).trace, i, i + 1)?.length ?? NaN,
  );
  expect(Math.max(...changes)).toBeLessThanOrEqual(3);
  expect(changedBetween(now.at(0).trace, 0, now.last)).toBeNull();
});
