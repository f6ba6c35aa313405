import { expect, test } from "vitest";
import { atToCursor, cursorToAt, isMoment } from "./moment.ts";

test("every cursor comes back", () => {
  for (const [forward, steps] of [
    [0, 1],
    [2, 5],
    [8, 20],
  ] as const) {
    for (let cursor = 0; cursor <= steps; cursor++) {
      const at = cursorToAt(forward, steps, cursor);
      expect(isMoment(at)).toBe(true);
      expect(atToCursor(forward, steps, at)).toBe(cursor);
    }
  }
});

test("moments of a program with two forward steps of five", () => {
  expect([0, 1, 2, 3, 4, 5].map((cursor) => cursorToAt(2, 5, cursor))).toEqual(["0", "f1", "f2", "b1", "b2", "b3"]);
  expect(["0", "f1", "f2", "b1", "b3", "end"].map((at) => atToCursor(2, 5, at))).toEqual([0, 1, 2, 3, 5, 5]);
});

test("what lies past an end is that end", () => {
  expect(atToCursor(2, 5, "f9")).toBe(2);
  expect(atToCursor(2, 5, "b999999999")).toBe(5);
  expect(atToCursor(0, 0, "end")).toBe(0);
  expect(cursorToAt(2, 5, 9)).toBe("b3");
  expect(cursorToAt(2, 5, -1)).toBe("0");
});

test("anything else means the start", () => {
  for (const at of ["", "b", "b0", "f01", "b-1", "b1.5", "B1", "end ", "1", "b1e3", "__proto__"]) {
    expect(isMoment(at), at).toBe(false);
    expect(atToCursor(2, 5, at)).toBe(0);
  }
});
