import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExpression } from "../language/parse.ts";
import { compileKernel } from "./evaluate.ts";
import type { ElementwiseGate } from "./gate.ts";
import { functionNames, gateCalled, gateNamed, gates } from "./index.ts";
import { localKernels, notesAt, partialOf } from "./partials.ts";
import { patternOf } from "./pattern.ts";

/** Operand values away from 0, where kinks and poles lie; positive where the gate needs it. */
function operandsOf(gate: ElementwiseGate): fc.Arbitrary<number[]> {
  const size = fc.double({ min: 0.2, max: 3, noNaN: true });
  const signed = fc.tuple(size, fc.boolean()).map(([value, negative]) => (negative ? -value : value));
  const positive = ["log", "sqrt", "power"].includes(gate.name);
  return fc.array(positive ? size : signed, { minLength: gate.operands.length, maxLength: gate.operands.length });
}

/** Richardson's extrapolation of two central differences: error of order h⁴. */
function slope(f: (x: number) => number, x: number): number {
  const central = (h: number): number => (f(x + h) - f(x - h)) / (2 * h);
  const h = 1e-4;
  return (4 * central(h / 2) - central(h)) / 3;
}

function isKink(gate: ElementwiseGate, operands: readonly number[]): boolean {
  const [a = 0, b = 0] = operands;
  const compares = gate.operands.length === 2 && Math.abs(a - b) < 1e-3;
  return compares || (gate.name === "tan" && Math.abs(Math.cos(a)) < 0.05);
}

const close = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

const elementwise = gates.filter((gate) => gate.kind === "elementwise");

function named(name: string): ElementwiseGate {
  const gate = gateNamed(name);
  if (gate.kind !== "elementwise") throw new Error(`${name} is no elementwise gate.`);
  return gate;
}

describe.each(elementwise.map((gate) => [gate.name, gate] as const))("the %s gate", (_name, gate) => {
  it("has the slope that its partials say", () => {
    fc.assert(
      fc.property(operandsOf(gate), (operands) => {
        fc.pre(!isKink(gate, operands));
        const out = gate.forward(...operands);
        gate.operands.forEach((_operand, slot) => {
          const along = (x: number): number => gate.forward(...operands.with(slot, x));
          const stated = compileKernel(partialOf(gate, slot), gate.operands)(operands, out);
          const measured = slope(along, operands[slot] ?? 0);
          expect(
            close(stated, measured, 1e-7),
            `slot ${String(slot)} at ${String(operands)}: ${String(stated)} ${String(measured)}`,
          ).toBe(true);
        });
      }),
    );
  });

  it("computes by hand what its partials say", () => {
    fc.assert(
      fc.property(operandsOf(gate), (operands) => {
        const out = gate.forward(...operands);
        localKernels(gate).forEach((kernel, slot) => {
          expect(kernel(operands, out)).toBe(compileKernel(partialOf(gate, slot), gate.operands)(operands, out));
        });
      }),
    );
  });

  it("equals its expansion", () => {
    const { expansion } = gate;
    if (expansion === undefined) return;
    const simpler = compileKernel(parseExpression(expansion), gate.operands);
    fc.assert(
      fc.property(operandsOf(gate), (operands) => {
        expect(close(gate.forward(...operands), simpler(operands, Number.NaN), 1e-12)).toBe(true);
      }),
    );
  });

  it("names only its own operands", () => {
    const known = Object.keys(gate.partials);
    expect(known).toEqual([...gate.operands]);
    for (const name of [...Object.keys(gate.kernels ?? {}), ...Object.keys(gate.folded ?? {})])
      expect(known).toContain(name);
    for (const note of gate.notes ?? []) {
      if (note.operand !== undefined) expect(known).toContain(note.operand);
      for (const [, hole] of note.says.matchAll(/#([a-z]\w*)/g)) expect(known).toContain(hole);
    }
  });

  it("can be reached from the language", () => {
    expect(gate.calls.length > 0 || gate.operator !== undefined).toBe(true);
    for (const call of gate.calls) expect(gateCalled(call)).toBe(gate);
  });
});

describe("patterns", () => {
  it("are what the lecture says, and follow from the partials", () => {
    const found = gates.map((gate) => [gate.name, patternOf(gate)] as const).filter(([, pattern]) => pattern !== null);
    expect(Object.fromEntries(found)).toEqual({
      add: "distributor",
      multiply: "switcher",
      max: "router",
      min: "router",
      where: "router",
    });
  });
});

describe("conventions", () => {
  it.each([
    ["relu", [0], 0, 0],
    ["abs", [0], 0, 0],
    ["leaky_relu", [0, 0.1], 0, 0.1],
    ["max", [2, 2], 0, 1],
    ["max", [2, 2], 1, 0],
    ["min", [2, 2], 0, 1],
    ["min", [2, 2], 1, 0],
    ["power", [0, 0], 0, 0],
    ["power", [0, 2], 1, 0],
    ["sqrt", [0], 0, Infinity],
  ] as const)("%s at %s: the local gradient of slot %i is %d", (name, operands, slot, expected) => {
    const gate = named(name);
    expect(localKernels(gate)[slot]?.(operands, gate.forward(...operands))).toBe(expected);
    expect(notesAt(gate, operands, gate.forward(...operands), slot)).not.toEqual([]);
  });

  it.each([
    ["log", [0], -Infinity],
    ["log", [-1], Number.NaN],
    ["sqrt", [-1], Number.NaN],
    ["divide", [1, 0], Infinity],
    ["divide", [0, 0], Number.NaN],
    ["power", [-8, 1 / 3], Number.NaN],
    ["power", [0, -1], Infinity],
  ] as const)("%s of %s is %d, and a note says why", (name, operands, expected) => {
    const gate = named(name);
    const out = gate.forward(...operands);
    expect(out).toBe(expected);
    expect(notesAt(gate, operands, out, null)).not.toEqual([]);
  });

  it("saturated sigmoids and large softplus stay finite", () => {
    expect(named("sigmoid").forward(-1000)).toBe(0);
    expect(named("sigmoid").forward(1000)).toBe(1);
    expect(named("softplus").forward(1000)).toBe(1000);
    expect(named("softplus").forward(-1000)).toBe(0);
  });
});

it("no two gates share a name or a call", () => {
  expect(new Set(gates.map((gate) => gate.name)).size).toBe(gates.length);
  expect(new Set(functionNames).size).toBe(gates.flatMap((gate) => gate.calls).length);
});
