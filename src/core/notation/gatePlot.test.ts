import { describe, expect, it } from "vitest";
import type { ElementwiseGate } from "../gates/gate.ts";
import { gates } from "../gates/index.ts";
import { gatePlots, type Curve, type GatePlot } from "./gatePlot.ts";

const elementwise = gates.filter((gate): gate is ElementwiseGate => gate.kind === "elementwise");
const plots = elementwise.flatMap((gate) => gatePlots(gate).map((plot) => ({ gate, plot })));

/** The gate by its forward alone, along the operand that the plot takes. */
function along(gate: ElementwiseGate, { slot, held }: GatePlot): (x: number) => number {
  return (x) => {
    const operands = gate.operands.map((_operand, other) => held.find((one) => one.slot === other)?.value ?? 0);
    return gate.forward(...operands.with(slot, x));
  };
}

/** Central difference, and whether the two sides agree on it: they do not at a kink, a jump or a pole. */
function measured(f: (x: number) => number, x: number): { slope: number; smooth: boolean } {
  const h = 1e-5;
  const right = (f(x + h) - f(x)) / h;
  const left = (f(x) - f(x - h)) / h;
  const slope = (f(x + h) - f(x - h)) / (2 * h);
  return { slope, smooth: Math.abs(right - left) < 1e-2 * Math.max(1, Math.abs(slope)) };
}

const points = (curve: Curve): readonly (readonly [number, number])[] => curve.flat();
const plotted = (name: string, slot = 0): GatePlot => {
  const found = plots.find(({ gate, plot }) => gate.name === name && plot.slot === slot);
  if (found === undefined) throw new Error(`no plot of ${name}`);
  return found.plot;
};

describe.each(plots.map(({ gate, plot }) => [gate.name, plot.operand, gate, plot] as const))(
  "the plot of %s along %s",
  (_name, _operand, gate, plot) => {
    it("has the central difference of the gate as its gradient", () => {
      const f = along(gate, plot);
      let compared = 0;
      for (const [x, y] of points(plot.gradient)) {
        const { slope, smooth } = measured(f, x);
        if (!smooth || !Number.isFinite(slope) || Math.abs(y) > 100) continue;
        compared++;
        expect(Math.abs(y - slope), `at ${String(x)}: ${String(y)} and ${String(slope)}`).toBeLessThan(
          1e-4 * Math.max(1, Math.abs(y)),
        );
      }
      expect(compared).toBeGreaterThan(70);
    });

    it("holds finite numbers from left to right, few enough to draw, and reaches its whole domain", () => {
      for (const curve of [plot.value, plot.gradient]) {
        const xs = points(curve).map(([x]) => x);
        expect(points(curve).flat().every(Number.isFinite)).toBe(true);
        expect(xs).toEqual([...xs].sort((a, b) => a - b));
        expect(xs.length).toBeLessThan(2500);
      }
      const xs = points(plot.value).map(([x]) => x);
      expect(Math.abs((xs[0] ?? 0) - plot.domain[0])).toBeLessThan(1e-6);
      expect(Math.abs((xs.at(-1) ?? 0) - plot.domain[1])).toBeLessThan(1e-6);
    });
  },
);

describe("plots", () => {
  it("show every gate on single numbers along each operand without a default", () => {
    const wanted = elementwise.flatMap((gate) =>
      gate.operands.filter((name) => gate.defaults?.[name] === undefined).map((name) => `${gate.name} ${name}`),
    );
    expect(plots.map(({ gate, plot }) => `${gate.name} ${plot.operand}`)).toEqual(wanted);
    expect(gatePlots(gates.find((gate) => gate.kind === "tensor")!)).toEqual([]);
  });

  it("break where a curve jumps, and only there", () => {
    expect(plotted("relu").value).toHaveLength(1);
    expect(plotted("sigmoid").gradient).toHaveLength(1);
    // relu′ is 0 up to and at 0, and 1 from there on.
    const [before, after, ...more] = plotted("relu").gradient;
    expect(more).toEqual([]);
    expect(before?.at(-1)).toEqual([0, 0]);
    expect(after?.[0]?.[0]).toBeCloseTo(0, 10);
    expect(after?.[0]?.[1]).toBe(1);
    // |x|′ is −1, at 0 alone 0, and 1.
    expect(plotted("abs").gradient.map((piece) => piece.length === 1)).toEqual([false, true, false]);
    expect(plotted("abs").gradient[1]).toEqual([[0, 0]]);
    // The poles of tan at ±π/2.
    const [left, , right] = plotted("tan").value;
    expect(plotted("tan").value).toHaveLength(3);
    expect(left?.at(-1)?.[0]).toBeCloseTo(-Math.PI / 2, 8);
    expect(right?.[0]?.[0]).toBeCloseTo(Math.PI / 2, 8);
  });

  it("begin where a gate begins", () => {
    expect(plotted("log").domain).toEqual([0, 4]);
    expect(plotted("sqrt").domain).toEqual([0, 4]);
    expect(plotted("exp").domain).toEqual([-4, 4]);
    expect(points(plotted("log").gradient).every(([x]) => x > 0)).toBe(true);
  });
});
