import { expect, it } from "vitest";
import { layout } from "../core/layout/place.ts";
import { unrolled } from "../core/scene/large.fixtures.ts";
import { match } from "../core/scene/match.ts";
import { sizes } from "../core/scene/sizes.ts";
import { stage } from "../core/scene/stage.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import { nodeAt } from "./pointing.ts";

const graph = unrolled(600, 8);
const trace = run(compile(graph), graph);
const placed = layout(graph, sizes(trace, "auto"));
const now = stage(placed, trace, 5, { decimals: "auto", selected: null, hovered: null }, match(graph, null));

it("finds the node that is drawn there, at any scale", () => {
  for (const k of [0.02, 0.1, 0.7]) {
    const view = { k, x: 17, y: -40 };
    placed.boxes.forEach((box, i) => {
      expect(nodeAt(now, view, k * (box.x + box.width / 2) + view.x, k * box.y + view.y)).toBe(i);
    });
  }
});

it("finds a dot that is near enough, and nothing on the background", () => {
  const view = { k: 0.05, x: 0, y: 0 };
  const [first] = placed.boxes;
  if (first === undefined) throw new Error("no box");
  expect(nodeAt(now, view, 0.05 * first.x - 4, 0.05 * first.y)).toBe(0);
  expect(nodeAt(now, view, 0.05 * first.x - 40, 0.05 * first.y)).toBe(-1);
});
