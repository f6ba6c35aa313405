import { describe, expect, test } from "vitest";
import { errorText, slopeText } from "./numbers.ts";
import { firstStep, steps, stepText } from "./steps.ts";

test.each([
  [-4, "−4.000000"],
  [0.196611933, "0.1966119"],
  [123.456789, "123.4568"],
  [9.9999999, "10.00000"],
  [0, "0"],
  [-0, "0"],
  [1e-9, "1.000×10⁻⁹"],
  [-24635.893123, "−24635.89"],
  [2.5e8, "2.500×10⁸"],
  [Infinity, "∞"],
  [NaN, "NaN"],
])("a slope of %d is %s", (value, text) => {
  expect(slopeText(value)).toBe(text);
});

test.each([
  [3.14e-11, "3.1×10⁻¹¹"],
  [0.5, "5.0×10⁻¹"],
  [0, "0"],
  [NaN, "NaN"],
])("an error of %d is %s", (value, text) => {
  expect(errorText(value)).toBe(text);
});

describe("the steps of the slider", () => {
  test("grow to the right, two a decade, and start at the lecture's", () => {
    expect([steps.length, steps[0], steps.at(-1), steps[firstStep]]).toEqual([29, 1e-15, 1e-1, 1e-5]);
    for (const [i, h] of steps.entries()) expect(h).toBeGreaterThan(steps[i - 1] ?? 0);
  });

  test("are written as code writes them", () => {
    expect([1e-5, 1e-1, 1e-15, 1, 3.16e-6].map(stepText)).toEqual(["1e-5", "1e-1", "1e-15", "1e0", "3.2e-6"]);
  });
});
