import { describe, expect, test } from "vitest";
import { traceOf } from "../notation/notation.fixtures.ts";
import { ended, indexOf } from "./check.fixtures.ts";
import { curveSteps, errorCurve, type CurvePoint } from "./errorCurve.ts";

const curveOf = (source: string, name = "x", entry = 0) => {
  const trace = traceOf(source);
  return ended(errorCurve(trace, indexOf(trace, name), entry));
};
const at = (points: readonly CurvePoint[], h: number): CurvePoint => {
  const point = points.find((candidate) => candidate.h === h);
  if (point === undefined) throw new Error(`no ${String(h)}`);
  return point;
};

describe("the error against h", () => {
  test("goes from 1e-1 to 1e-15, two a decade", () => {
    expect(curveSteps.length).toBe(29);
    expect([curveSteps[0], curveSteps[8], curveSteps[28]]).toEqual([1e-1, 1e-5, 1e-15]);
    expect(curveSteps[1]).toBeCloseTo(10 ** -1.5, 15);
    for (const [i, h] of curveSteps.entries()) expect(h).toBeLessThan(curveSteps[i - 1] ?? 1);
  });

  test("has the lecture's numbers for e^x at 1", () => {
    const { analytic, points, evaluations } = curveOf("f = exp(x); x = 1");
    expect(analytic).toBe(Math.E);
    expect(evaluations).toBe(2 * 29 + 1);
    const printed = [1e-1, 1e-5, 1e-11].map((h) => {
      const { forwardError, centredError } = at(points, h);
      return [forwardError.toExponential(1), centredError.toExponential(1)];
    });
    expect(printed).toEqual([
      ["1.4e-1", "4.5e-3"],
      ["1.4e-5", "5.9e-11"],
      ["3.3e-5", "1.0e-5"],
    ]);
  });

  test("falls with h forward and with h² centred, then rises as 1/h", () => {
    const { points, best } = curveOf("f = exp(x) * sin(x); x = 1");
    const slope = (error: "forwardError" | "centredError", from: number, to: number): number =>
      Math.log10(at(points, from)[error] / at(points, to)[error]) / Math.log10(from / to);
    expect(slope("forwardError", 1e-1, 1e-4)).toBeCloseTo(1, 1);
    expect(slope("centredError", 1e-1, 1e-3)).toBeCloseTo(2, 1);
    for (const { h, centredError, roundOff } of points.filter((point) => point.h < 1e-6))
      expect(centredError, String(h)).toBeLessThanOrEqual(2 * roundOff);
    expect(Math.max(...points.filter(({ h }) => h <= 1e-13).map((point) => point.centredError))).toBeGreaterThan(1e-4);
    expect(best.centred).toBeGreaterThan(1e-7);
    expect(best.centred).toBeLessThan(1e-3);
    expect(best.forward).toBeLessThan(1e-6);
  });

  test("says where a kink is within reach", () => {
    const { points } = curveOf("f = relu(x)^2 + relu(x); x = 0.001");
    expect(points.filter(({ hasKink }) => hasKink).map(({ h }) => h)).toEqual(curveSteps.filter((h) => h >= 1e-3));
  });

  test("of an entry of a tensor, with the steps asked for", () => {
    const trace = traceOf("f = sum(x^2); x = [1, 2, 3]");
    const { analytic, points } = ended(errorCurve(trace, indexOf(trace, "x"), 2, [1e-2]));
    expect(analytic).toBe(6);
    expect(points.map(({ h, centred }) => [h, Number(centred.toFixed(9))])).toEqual([[1e-2, 6]]);
  });

  test("has no best step where nothing is finite", () => {
    expect(curveOf("f = log(x); x = 0").best).toEqual({ centred: null, forward: null });
  });
});
