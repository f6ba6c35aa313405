import fc from "fast-check";
import { expect, it } from "vitest";
import { rowsInSight, stretches } from "./useRowWindow.ts";

it("the rows in sight are among those of the window, which is never far larger", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: -300_000, max: 2000 }), (count, top) => {
      const [height, room] = [24, 900];
      const { from, to } = rowsInSight(count, height, top, room);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      expect(to - from).toBeLessThanOrEqual(100);
      expect(to - from).toBeGreaterThanOrEqual(Math.min(count, 32));
      for (let row = 0; row < count; row += 7) {
        const y = top + row * height;
        if (y + height > 0 && y < room) expect(row >= from && row < to).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

it("stretches hold every row once, in order, and the kept one as a row", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), fc.nat(60), fc.integer({ min: -1, max: 300 }), (count, from, size, kept) => {
      const found = stretches(count, { from, to: from + size }, kept);
      const rows = found.flatMap((each) => Array.from({ length: each.to - each.from }, (_unused, i) => each.from + i));
      expect(rows).toEqual(Array.from({ length: count }, (_unused, i) => i));
      const isRow = (row: number): boolean => found.some((s) => s.kind === "rows" && row >= s.from && row < s.to);
      if (kept >= 0 && kept < count) expect(isRow(kept)).toBe(true);
      for (let row = from; row < Math.min(count, from + size); row++) expect(isRow(row)).toBe(true);
    }),
  );
});
