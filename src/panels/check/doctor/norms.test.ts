import { expect, test } from "vitest";
import { barsOf } from "./norms.ts";

const norms = (sizes: readonly number[]) => sizes.map((norm, i) => ({ label: `h${i}`, nodes: [], norm }));

test("a bar is as long as the logarithm says, from the decade below the smallest", () => {
  expect(barsOf(norms([1, 1e-1, 1e-3])).map(({ reach }) => reach)).toEqual([1, 0.75, 0.25]);
});

test("norms of 0 have no bar, and do not stretch those of others", () => {
  expect(barsOf(norms([10, 0, 1])).map(({ reach }) => reach)).toEqual([1, 0, 0.5]);
});

test("alike norms all fill the width", () => {
  expect(barsOf(norms([2, 2, 2])).map(({ reach }) => reach)).toEqual([1, 1, 1]);
});

test("of many a dozen are shown, the first and the last among them", () => {
  const bars = barsOf(norms(Array.from({ length: 100 }, (_unused, i) => 2 ** -i)));
  expect(bars.length).toBe(12);
  expect([bars[0]?.label, bars.at(-1)?.label]).toEqual(["h0", "h99"]);
  expect(bars.every(({ reach }, i) => reach < (bars[i - 1]?.reach ?? 2))).toBe(true);
});
