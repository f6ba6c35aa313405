import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import { pointAt, segmentsOf } from "./curve.ts";
import {
  membersOf,
  randomGraph,
  randomlyGrouped,
  rectangles,
  samples,
  sizesFor,
  slotsIn,
  turns,
  within,
  type Rectangle,
} from "./layout.fixtures.ts";
import { GATE_RADIUS, type FrameBox, type Point } from "./layout.ts";
import { layout } from "./place.ts";

const PADDING = 15.9;
const NAME_STRIP = 33.9;

const rectangleOf = ({ x, y, width, height }: FrameBox): Rectangle => ({
  left: x,
  right: x + width,
  top: y,
  bottom: y + height,
});

const apart = (a: Rectangle, b: Rectangle): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

const holds = (a: Rectangle, { left, right, top, bottom }: Rectangle): boolean =>
  left >= a.left && right <= a.right && top >= a.top && bottom <= a.bottom;

const covers = ({ left, right, top, bottom }: Rectangle, { x, y }: Point): boolean =>
  x > left && x < right && y > top && y < bottom;

const grouped = examples.flatMap((example): [string, Graph][] => {
  const { graph } = build(readAny(example.source).program);
  return graph === null ? [] : [[`example ${example.id}`, graph]];
});
const random = Array.from({ length: 60 }, (_, i): [string, Graph] => [
  `random ${i}`,
  randomlyGrouped(randomGraph(i + 1), i + 7),
]);
const graphs: [string, Graph][] = [...grouped, ...random, ["turns of a loop", turns(12)]];
const cases = graphs.flatMap(([name, graph]): [string, Graph, boolean][] => [
  [name, graph, false],
  [`${name}, with matrices`, graph, true],
]);

it("draws frames in examples and in random graphs, nested ones too", () => {
  const nested = random.filter(([, graph]) => graph.groups.some(({ parent }) => parent !== null));
  expect(grouped.filter(([, graph]) => graph.groups.length > 0).length).toBeGreaterThan(0);
  expect(nested.length).toBeGreaterThan(20);
});

describe.each(cases)("frames of %s", (_, graph, tall) => {
  const slots = slotsIn(graph);
  const sizes = sizesFor(slots, 3, tall);
  const placed = layout(graph, sizes);
  const boxes = rectangles(placed);
  const frames = placed.frames.map((frame) => (frame === null ? null : rectangleOf(frame)));
  const framed = [...frames.keys()].filter((g) => frames[g] !== null);
  const members = graph.groups.map((_group, g) => membersOf(graph, g));
  const paths = placed.wires.map((wire) =>
    segmentsOf(wire.points).flatMap((segment) => samples.map((t) => pointAt(segment, t))),
  );

  it("is deterministic, and has a frame or null for each group", () => {
    expect(layout(graph, sizes)).toEqual(placed);
    expect(placed.frames.length).toBe(graph.groups.length);
  });

  /** What a frame leaves for its content. */
  const roomIn = ({ left, right, top, bottom }: Rectangle): Rectangle => ({
    left: left + PADDING,
    right: right - PADDING,
    top: top + NAME_STRIP,
    bottom: bottom - PADDING,
  });

  it("holds a group's boxes with room around them, and no other box", () => {
    const wrong = framed.flatMap((g) =>
      boxes.filter((box, i) => !(members[g]![i] ? holds(roomIn(frames[g]!), box) : apart(frames[g]!, box))),
    );
    expect(wrong).toEqual([]);
    expect(boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => !apart(a, b)))).toEqual([]);
  });

  it("nests frames, and overlaps no others", () => {
    const page = { left: 0, top: 0, right: placed.width, bottom: placed.height };
    const wrong = framed.flatMap((g) => {
      const others = framed.filter((h) => h !== g && !within(graph, g, h));
      const stray = others.filter(
        (h) => !(within(graph, h, g) ? holds(roomIn(frames[g]!), frames[h]!) : apart(frames[g]!, frames[h]!)),
      );
      return holds(page, frames[g]!) ? stray : [g, ...stray];
    });
    expect(wrong).toEqual([]);
  });

  it("keeps wires between members inside, wires of others outside, and all off the name and the horizontal borders", () => {
    const wrong = placed.wires.flatMap(({ from, to }, w) =>
      framed.filter((g) => {
        const frame = frames[g]!;
        const [starts, ends] = [members[g]![from], members[g]![to]];
        const room = { ...roomIn(frame), left: frame.left + 1, right: frame.right - 1 };
        const borders = [frame.top, frame.bottom].map((y) => ({ ...frame, top: y - 4, bottom: y + 4 }));
        const barred = [{ ...frame, bottom: frame.top + NAME_STRIP }, ...borders, ...(starts || ends ? [] : [frame])];
        if (starts && ends && !paths[w]!.every((point) => covers(room, point))) return true;
        return paths[w]!.some((point) => barred.some((area) => covers(area, point)));
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("passes no wire through another node's box", () => {
    const struck = placed.wires.flatMap(({ from, to }, w) =>
      boxes.filter((box, i) => i !== from && i !== to && paths[w]!.some((point) => covers(box, point))),
    );
    expect(struck).toEqual([]);
  });

  it("runs wires forward and without a break, from the stub's end to the rim, operands from the top down", () => {
    expect(placed.wires.map(({ to, slot, from }) => ({ to, slot, from }))).toEqual(
      graph.nodes.flatMap((node, to) =>
        node.kind === "input"
          ? []
          : node.operands.flatMap((operand, slot) =>
              operand.kind === "wire" ? [{ to, slot, from: operand.node }] : [],
            ),
      ),
    );
    placed.wires.forEach((wire, w) => {
      const [from, to] = [placed.boxes[wire.from]!, placed.boxes[wire.to]!];
      const end = wire.points.at(-1)!;
      expect(wire.points[0]).toEqual({ x: from.x + from.width + from.stub, y: from.y });
      expect(wire.points.length % 3).toBe(1);
      expect(Math.hypot(end.x - (to.x + GATE_RADIUS), end.y - to.y)).toBeCloseTo(GATE_RADIUS, 6);
      expect(end.x).toBeLessThan(to.x + GATE_RADIUS);
      expect(paths[w]!.every(({ x }, i) => i === 0 || x >= paths[w]![i - 1]!.x - 1e-9)).toBe(true);
      const above = placed.wires.find((other) => other.to === wire.to && other.slot === wire.slot - 1);
      if (above !== undefined) expect(end.y).toBeGreaterThan(above.points.at(-1)!.y + 4);
    });
  });

  it("bends no wire where it crosses a border", () => {
    for (const { points } of placed.wires) {
      for (let i = 3; i + 1 < points.length; i += 3) {
        const [before, here, after] = [points[i - 1]!, points[i]!, points[i + 1]!];
        expect(Math.max(Math.abs(before.y - here.y), Math.abs(after.y - here.y))).toBeLessThan(1e-6);
      }
    }
  });
});

describe("frames", () => {
  it("tells how far it is, from little to all", () => {
    const said: number[] = [];
    const graph = turns(40);
    layout(graph, sizesFor(slotsIn(graph)), (share) => said.push(share));
    expect(said.length).toBeGreaterThan(10);
    expect(said.every((share, i) => share >= 0 && share >= (said[i - 1] ?? 0))).toBe(true);
    expect(said.at(-1)).toBe(1);
  });

  it("takes five hundred open turns of a loop, ten gates in each", () => {
    const graph = turns(500);
    const sizes = sizesFor(slotsIn(graph));
    const before = performance.now();
    const { frames } = layout(graph, sizes);
    expect(performance.now() - before).toBeLessThan(4000);
    expect(frames.every((frame) => frame !== null)).toBe(true);
  });
});
