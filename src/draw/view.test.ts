import { describe, expect, it } from "vitest";
import { build } from "../core/graph/build.ts";
import { parse } from "../core/language/parse.ts";
import { layout } from "../core/layout/place.ts";
import type { Scene } from "../core/scene/marks.ts";
import { match } from "../core/scene/match.ts";
import { scene } from "../core/scene/scene.ts";
import { sizes } from "../core/scene/sizes.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import { autoView, windowOf } from "./view.ts";

function scenesOf(source: string): Scene[] {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error("no graph");
  const trace = run(compile(graph), graph);
  const placed = layout(graph, sizes(trace, "auto"));
  const view = { decimals: "auto", selected: null, hovered: null } as const;
  const keys = match(graph, null);
  return Array.from({ length: trace.steps.length + 1 }, (_, cursor) => scene(placed, trace, cursor, view, keys));
}

const phone = windowOf(390, 370, { top: 48, right: 4, bottom: 10, left: 4 });

describe("following ‖W·x‖² on a phone", () => {
  const scenes = scenesOf("q = W @ x\nf = sum(q^2)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]");

  it("shows the matrix product with both operands, forward and backward", () => {
    for (const shown of [scenes[1], scenes.at(-1)]) {
      if (shown === undefined) throw new Error("no scene");
      const { k, x, y } = autoView(shown, phone, 1.6, null);
      for (const id of ["W", "x", "q"]) {
        const mark = shown.nodes.find((each) => each.id === id);
        if (mark === undefined) throw new Error(`no ${id}`);
        expect(k * (mark.x - mark.reach) + x).toBeGreaterThanOrEqual(phone.left);
        expect(k * (mark.x + mark.stubEnd) + x).toBeLessThanOrEqual(phone.left + phone.width + 0.5);
        expect(k * mark.y + y).toBeGreaterThan(phone.top);
        expect(k * mark.y + y).toBeLessThan(phone.top + phone.height);
      }
    }
  });

  it("keeps one scale through all steps, at which the numbers in cells are legible", () => {
    const scales = new Set(scenes.map((shown) => autoView(shown, phone, 1.6, null).k));
    expect(scales.size).toBe(1);
    for (const k of scales) expect(k * 15).toBeGreaterThanOrEqual(10);
  });
});
