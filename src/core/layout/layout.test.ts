import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import { columns as columnsOf } from "./columns.ts";
import { pointAt, segmentsOf } from "./curve.ts";
import { graphOf, randomGraph, rectangles, samples, sizesFor, slotsIn } from "./layout.fixtures.ts";
import { GATE_RADIUS } from "./layout.ts";
import { levelsOf } from "./levels.ts";
import { linksOf } from "./links.ts";
import { nest } from "./nest.ts";
import { layout } from "./place.ts";
import { walk, wiresOf } from "./wires.ts";

const L7 = [[], [], [0, 1], [], [2, 3]];
const L9 = [[], [], [0, 1], [], [], [3, 4], [2, 5], [], [6, 7], [8], [9], [10], [11]];
const square = [[], [0, 0]];
const L14 = [[], [], [1], [0, 2], [0], [0, 1], [5], [4, 6], [3, 7]];
const unused = [[], [], [0, 0], [1], [2]];
const horner = [[], [], [0, 1], [], [2, 3], [4, 1], [], [5, 6], [7, 1], [], [8, 9], [10, 1], [], [11, 12]];

/** A chain of gates that each take one of a dozen inputs too, over and over: most wires run far. */
const longChain = (gates: number): number[][] => [
  ...Array.from({ length: 12 }, () => []),
  ...Array.from({ length: gates }, (_, i) => [i === 0 ? 0 : 11 + i, (i * 7) % 12]),
];

/** The same in terms of slots, for a program. */
function slotsOf(source: string): number[][] {
  const { graph } = build(readAny(source).program);
  return graph === null ? [] : slotsIn(graph);
}

/** Node -> its column, in a graph without groups. */
function columns(graph: Graph): number[] {
  const wires = wiresOf(graph);
  const met = walk(graph.nodes.length, graph.output, wires);
  const level = levelsOf(graph, wires, nest(graph, wires), met).levels[0]!;
  return [...columnsOf(level, linksOf(level), graph.output)];
}

const graphs: [string, number[][]][] = [
  ["L7", L7],
  ["L9", L9],
  ["x·x", square],
  ["L14", L14],
  ["a part that the output does not use", unused],
  ["Horner", horner],
  ["one input", [[]]],
  ["a long chain", longChain(40)],
  ...examples.map((example): [string, number[][]] => [`example ${example.id}`, slotsOf(example.source)]),
  ...Array.from({ length: 60 }, (_, i): [string, number[][]] => [`random ${i}`, randomGraph(i + 1)]),
];

const cases = graphs.flatMap(([name, slots]): [string, number[][], boolean][] => [
  [name, slots, false],
  [`${name}, with matrices`, slots, true],
]);

describe.each(cases)("layout of %s", (_, slots, tall) => {
  const graph = graphOf(slots);
  const sizes = sizesFor(slots, 1, tall);
  const placed = layout(graph, sizes);
  const boxes = rectangles(placed);

  it("is deterministic", () => {
    expect(layout(graph, sizes)).toEqual(placed);
  });

  it("overlaps no boxes and stays inside its bounds", () => {
    boxes.forEach((a, i) => {
      expect(a.left >= 0 && a.top >= 0 && a.right <= placed.width && a.bottom <= placed.height).toBe(true);
      boxes.slice(i + 1).forEach((b) => {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart).toBe(true);
      });
    });
  });

  it("gives each slot a wire of its own, from the stub's end to the rim, always forward", () => {
    expect(placed.wires.map(({ to, slot, from }) => [to, slot, from])).toEqual(
      slots.flatMap((operands, to) => operands.map((from, slot) => [to, slot, from])),
    );
    for (const wire of placed.wires) {
      const from = placed.boxes[wire.from]!;
      const to = placed.boxes[wire.to]!;
      const end = wire.points.at(-1)!;
      expect(wire.points[0]).toEqual({ x: from.x + from.width + from.stub, y: from.y });
      expect(Math.hypot(end.x - (to.x + GATE_RADIUS), end.y - to.y)).toBeCloseTo(GATE_RADIUS, 6);
      expect(end.x).toBeLessThan(to.x + GATE_RADIUS);
      const xs = segmentsOf(wire.points).flatMap((segment) => samples.map((t) => pointAt(segment, t).x));
      expect(xs.every((x, i) => i === 0 || x >= (xs[i - 1] ?? 0) - 1e-9)).toBe(true);
      expect(wire.points[1]!.y).toBe(wire.points[0]!.y);
    }
  });

  it("lets the first operand's wire enter above the second's", () => {
    slots.forEach((operands, to) => {
      const ends = operands.map(
        (_, slot) => placed.wires.find((w) => w.to === to && w.slot === slot)!.points.at(-1)!.y,
      );
      ends.forEach((y, slot) => expect(slot === 0 || y > (ends[slot - 1] ?? 0) + 4).toBe(true));
    });
  });

  it("passes no wire through another node's box", () => {
    const struck: string[] = [];
    for (const wire of placed.wires) {
      for (const segment of segmentsOf(wire.points)) {
        for (const { x, y } of samples.map((t) => pointAt(segment, t))) {
          boxes.forEach((box, i) => {
            if (i === wire.to || i === wire.from) return;
            if (x > box.left && x < box.right && y > box.top && y < box.bottom)
              struck.push(`${wire.from}–${wire.to}: ${i}`);
          });
        }
      }
    }
    expect(struck).toEqual([]);
  });

  it("touches its own two nodes only where it starts and ends", () => {
    for (const wire of placed.wires) {
      const from = boxes[wire.from]!;
      const to = placed.boxes[wire.to]!;
      const path = segmentsOf(wire.points).flatMap((segment) => samples.map((t) => pointAt(segment, t)));
      expect(Math.min(...path.map(({ x }) => x))).toBeGreaterThanOrEqual(from.right - 1e-9);
      const nearest = Math.min(...path.map(({ x, y }) => Math.hypot(x - (to.x + GATE_RADIUS), y - to.y)));
      expect(nearest).toBeGreaterThan(GATE_RADIUS - 0.5);
    }
  });
});

/** How often two operands of one gate stand in the wrong order where their wires arrive. */
function crossedAtGates(slots: readonly (readonly number[])[]): number {
  const { wires } = layout(graphOf(slots), sizesFor(slots));
  return slots.flatMap((_, to) => {
    const mine = wires.filter((wire) => wire.to === to);
    const starts = mine.map((wire) => segmentsOf(wire.points).at(-1)!.from.y);
    return starts.flatMap((y, slot) => (slot > 0 && y < (starts[slot - 1] ?? 0) - 1 ? [slot] : []));
  }).length;
}

describe("layout", () => {
  it("keeps the operands of trees in order", () => {
    for (const slots of [L7, L9, square]) expect(crossedAtGates(slots)).toBe(0);
  });

  it("puts the output chain of L9 on one line", () => {
    const { boxes } = layout(graphOf(L9), sizesFor(L9));
    const heights = [8, 9, 10, 11, 12].map((i) => boxes[i]!.y);
    expect(new Set(heights).size).toBe(1);
  });

  it("stands the few inputs of a slide in one column, and a late input of many beside its gate", () => {
    expect(columns(graphOf(L9))).toEqual([0, 0, 1, 0, 0, 1, 2, 0, 3, 4, 5, 6, 7]);
    expect(columns(graphOf(horner)).slice(-2)).toEqual([7, 8]);
  });

  it("draws x·x as two wires with daylight between them", () => {
    const { wires } = layout(graphOf(square), sizesFor(square));
    const [upper, lower] = wires.map((wire) => segmentsOf(wire.points)[0]!.to.y);
    expect(lower! - upper!).toBeGreaterThan(24);
  });

  it("is quick enough to run within a frame for L9", () => {
    const graph = graphOf(L9);
    const sizes = sizesFor(L9);
    const times = Array.from({ length: 15 }, () => {
      const before = performance.now();
      layout(graph, sizes);
      return performance.now() - before;
    }).sort((a, b) => a - b);
    expect(times[0]).toBeLessThan(16);
  });

  it("takes a thousand gates with wires that run far", () => {
    const slots = longChain(1000);
    const before = performance.now();
    const { boxes, width } = layout(graphOf(slots), sizesFor(slots));
    expect(performance.now() - before).toBeLessThan(4000);
    expect(boxes.length).toBe(1012);
    expect(Number.isFinite(width)).toBe(true);
  });
});
