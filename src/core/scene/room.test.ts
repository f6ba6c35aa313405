import { expect, it } from "vitest";
import { serves } from "./room.ts";

const node = (stub: number, width = 56): { width: number; height: number; stub: number } => ({
  width,
  height: 100,
  stub,
});

it("serves while numbers keep or lose a digit", () => {
  expect(serves([node(84), node(72)], [node(84), node(72)])).toBe(true);
  expect(serves([node(84), node(72)], [node(72), node(72)])).toBe(true);
});

it("does not serve where a number has grown, or left much room behind", () => {
  expect(serves([node(84)], [node(90)])).toBe(false);
  expect(serves([node(140)], [node(72)])).toBe(false);
});

it("does not serve for other shapes or another graph", () => {
  expect(serves([node(84)], [node(84, 90)])).toBe(false);
  expect(serves([node(84)], [node(84), node(84)])).toBe(false);
});

it("is patient with large graphs", () => {
  const many = (stub: number): ReturnType<typeof node>[] => Array.from({ length: 100 }, () => node(stub));
  expect(serves(many(140), many(72))).toBe(true);
});
