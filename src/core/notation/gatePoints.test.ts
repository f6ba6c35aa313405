import { expect, it } from "vitest";
import { gateNamed } from "../gates/index.ts";
import { gatePlots } from "./gatePlot.ts";
import { operatingPoints, type OperatingPoint } from "./gatePoints.ts";
import { traceOf } from "./notation.fixtures.ts";

function pointsOf(source: string, name: string, cursor = Infinity): readonly OperatingPoint[] {
  const gate = gateNamed(name);
  const [plot] = gatePlots(gate);
  if (plot === undefined) throw new Error(`${name} has no plot.`);
  return operatingPoints(traceOf(source), cursor, gate, plot);
}

it("finds each gate of the kind, once it has computed", () => {
  const source = "a = tanh(x); f = a * tanh(y); x = 0; y = 1";
  const slope = 1 - Math.tanh(1) ** 2;
  expect(pointsOf(source, "tanh").map(({ x, value }) => [x, value])).toEqual([
    [0, 0],
    [1, Math.tanh(1)],
  ]);
  expect(pointsOf(source, "tanh")[1]?.gradient).toBeCloseTo(slope, 14);
  expect(pointsOf(source, "tanh", 1)).toHaveLength(1);
  expect(pointsOf(source, "tanh", 0)).toEqual([]);
});

it("takes a vector entry by entry, and no more than can be told apart", () => {
  expect(pointsOf("f = sum(relu(x)); x = [-1, 0, 2]", "relu").map(({ x, value }) => [x, value])).toEqual([
    [-1, 0],
    [0, 0],
    [2, 2],
  ]);
  expect(pointsOf("f = sum(relu(zeros(50, 50) + x))", "relu").length).toBeLessThanOrEqual(100);
});

it("leaves out gates whose other operands are not those of the plot, and values off the numbers", () => {
  expect(pointsOf("f = leaky_relu(x) + leaky_relu(y, 0.3); x = -1; y = 1", "leaky_relu")).toHaveLength(1);
  expect(pointsOf("f = log(x); x = 0", "log")).toEqual([]);
});
