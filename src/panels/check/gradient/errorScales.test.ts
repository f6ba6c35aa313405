import { expect, test } from "vitest";
import { ended, indexOf } from "../../../core/check/check.fixtures.ts";
import { errorCurve } from "../../../core/check/errorCurve.ts";
import { traceOf } from "../../../core/notation/notation.fixtures.ts";
import { decadesOf, decadeTicks, hasTruncation } from "./errorScales.ts";

const pointsOf = (source: string) => {
  const trace = traceOf(source);
  return ended(errorCurve(trace, indexOf(trace, "x"), 0)).points;
};

test("the decades hold every error that is not 0", () => {
  const points = pointsOf("f = exp(x); x = 1");
  const [low, high] = decadesOf(points);
  for (const { centredError, forwardError } of points)
    for (const error of [centredError, forwardError].filter((one) => one > 0)) {
      expect(error).toBeGreaterThanOrEqual(10 ** low);
      expect(error).toBeLessThanOrEqual(10 ** high);
    }
  expect([low, high].every(Number.isInteger)).toBe(true);
});

test("where no error is a number, or all are 0, there is a scale all the same", () => {
  expect(decadesOf(pointsOf("f = log(x); x = 0"))).toEqual([-16, 0]);
  expect(decadesOf([])).toEqual([-16, 0]);
});

test.each([
  [
    [-12, 0],
    [-12, -9, -6, -3, 0],
  ],
  [
    [-4, 0],
    [-4, -3, -2, -1, 0],
  ],
  [
    [-15, -1],
    [-15, -11, -7, -3],
  ],
] as const)("ticks of %j", (decades, ticks) => {
  expect(decadeTicks(decades, 5)).toEqual(ticks);
});

test("a straight line has no truncation", () => {
  expect(hasTruncation(pointsOf("f = 3 * x; x = 2"), "forwardError")).toBe(false);
  expect(hasTruncation(pointsOf("f = exp(x); x = 2"), "forwardError")).toBe(true);
  expect(hasTruncation(pointsOf("f = x^2; x = 2"), "centredError")).toBe(false);
});
