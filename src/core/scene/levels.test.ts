import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { groupsAround, nodeAt } from "../graph/lookup.ts";
import { isComposite } from "../graph/openGates.ts";
import { viewOf } from "../graph/view.ts";
import { pointAt, segmentsOf } from "../layout/curve.ts";
import { membersOf, rectangles, samples, type Rectangle } from "../layout/layout.fixtures.ts";
import { layout } from "../layout/place.ts";
import { readAny } from "../readAny.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { sizes } from "./sizes.ts";

/** Groups that are opened alone, at most: those of a long loop are alike. */
const MOST_ALONE = 8;

/** Ways to open a graph: not at all, each group alone, level by level, and down to the simplest gates. */
function levelsOf(graph: Graph): readonly (readonly [string, readonly string[]])[] {
  const depth = graph.groups.map(({ parent }) => groupsAround(graph, { group: parent }).length);
  const keys = graph.groups.map(({ key }) => key);
  const deepest = Math.max(-1, ...depth);
  const composites = graph.nodes.flatMap((node) => (node.kind === "gate" && isComposite(node) ? [node.id] : []));
  return [
    ["closed", []],
    ...keys.slice(0, MOST_ALONE).map((key) => [key, [key]] as const),
    ...Array.from({ length: deepest + 1 }, (_unused, level) => {
      return [`level ${String(level)}`, keys.filter((_key, index) => (depth[index] ?? 0) <= level)] as const;
    }),
    ...(composites.length > 0 ? [["all gates", [...keys, ...composites]] as const] : []),
  ];
}

const cases = examples.flatMap(({ id, source }) => {
  const { graph } = build(readAny(source).program);
  if (graph === null) throw new Error(`${id} does not build`);
  return levelsOf(graph).map(([level, open]) => [id, level, graph, open] as const);
});

const apart = (a: Rectangle, b: Rectangle): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

describe.each(cases)("%s, open: %s", (_id, _level, graph, open) => {
  it("has no number on a wire, a gate, another number or the frame of others", { timeout: 30_000 }, () => {
    const shown = viewOf(graph, open, nodeAt(graph, graph.output).id);
    const placed = layout(shown, sizes(run(compile(shown), shown), "auto"));
    const boxes = rectangles(placed);
    const wrong: string[] = [];
    boxes.forEach((a, i) => {
      for (let j = i + 1; j < boxes.length; j++) {
        const b = boxes[j];
        if (b !== undefined && !apart(a, b)) wrong.push(`${String(i)} overlaps ${String(j)}`);
      }
    });
    for (const wire of placed.wires)
      for (const segment of segmentsOf(wire.points)) {
        // A segment stays between its ends.
        const [low, high] = [segment.from.y, segment.to.y].sort((a, b) => a - b);
        const near = boxes.flatMap((box, i) => {
          const isOwn = i === wire.from || i === wire.to;
          const meets = box.right > segment.from.x && box.left < segment.to.x;
          return !isOwn && meets && box.bottom > (low ?? 0) - 1 && box.top < (high ?? 0) + 1 ? [{ ...box, i }] : [];
        });
        if (near.length === 0) continue;
        for (const { x, y } of samples.map((t) => pointAt(segment, t)))
          for (const { left, right, top, bottom, i } of near)
            if (x > left && x < right && y > top && y < bottom)
              wrong.push(`a wire to ${String(wire.to)} hits ${String(i)}`);
      }
    placed.frames.forEach((frame, group) => {
      if (frame === null) return;
      const { x, y, width, height } = frame;
      const around = { left: x, right: x + width, top: y, bottom: y + height };
      membersOf(shown, group).forEach((isMember, i) => {
        const box = boxes[i];
        if (box === undefined) return;
        const isInside = box.left >= x && box.right <= around.right && box.top >= y && box.bottom <= around.bottom;
        if (!(isMember ? isInside : apart(box, around))) wrong.push(`${String(i)} at the frame ${String(group)}`);
      });
    });
    expect(wrong).toEqual([]);
  });
});
