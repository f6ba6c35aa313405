import { expect, it } from "vitest";
import { covers } from "../core/scene/extent.ts";
import { inSight } from "./view.ts";
import { isDistant, mostMarks, serves, windowFor } from "./window.ts";

const at = (k: number, x = 0, y = 0): ReturnType<typeof inSight> => inSight({ k, x, y }, 1000, 600);

it("a small graph has elements for all of it, whatever is seen", () => {
  expect(windowFor(200, at(0.6))).toBeNull();
  expect(serves(null, false, at(3, -4000))).toBe(true);
});

it("a large graph has elements for what is seen and a margin", () => {
  const window = windowFor(201, at(0.6));
  if (window === null) throw new Error("no window");
  expect(covers(window, at(0.6))).toBe(true);
  expect(serves(window, false, at(0.6, -100, 50))).toBe(true);
  expect(serves(window, false, at(0.6, -300))).toBe(false);
});

it("zooming in gives up elements that are far out of sight, and a crowd at the first chance", () => {
  const window = windowFor(5000, at(0.2));
  expect(serves(window, false, at(0.25, -100, -60))).toBe(true);
  expect(serves(window, false, at(0.6, -800, -400))).toBe(false);
  expect(serves(window, true, at(0.2))).toBe(true);
  expect(serves(window, true, at(0.21, -20, -10))).toBe(false);
});

it("type is left out from afar, of large graphs alone, and then all nodes are painted", () => {
  expect(isDistant(200, 0.05)).toBe(false);
  expect(isDistant(201, 0.31)).toBe(false);
  expect(mostMarks(201, 0.31)).toBeGreaterThan(400);
  expect(isDistant(201, 0.29)).toBe(true);
  expect(mostMarks(201, 0.29)).toBe(0);
});
