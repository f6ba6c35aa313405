import { describe, expect, it } from "vitest";
import { parseExpression } from "../language/parse.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { computeGate, outputShape } from "./apply.ts";
import { isMisfit } from "./common.ts";
import { evaluateTensor } from "./evaluateTensor.ts";
import type { Attributes, TensorGate } from "./gate.ts";
import { gateCalled, gateNamed, gates } from "./index.ts";
import { operandName, pullBack, pullbackOf } from "./pullback.ts";
import { distinctTensor, gateCases, randomTensor, stream, type GateCase } from "./tensorCases.fixtures.ts";
import { indexesOf, type DualTensor } from "./tensorDual.fixtures.ts";
import { naive } from "./tensorNaive.fixtures.ts";

const tensorGates = gates.filter((gate): gate is TensorGate => gate.kind === "tensor");

function compute(gate: TensorGate, operands: readonly Tensor[], attributes: Attributes): Tensor {
  const shapes = operands.map((operand) => operand.shape);
  const shape = outputShape(gate, shapes, attributes);
  if (isMisfit(shape)) throw new Error(shape.misfit);
  return computeGate(gate, operands, attributes, shape);
}

const dot = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * (b.data[i] ?? Number.NaN), 0);

/** Dual numbers with a tensor's elements as values and a direction's, where there is one, as slopes. */
function dual(tensor: Tensor, direction: Tensor | null): DualTensor {
  const place = new Map(indexesOf(tensor.shape).map((index, i) => [index.join(" "), i]));
  return {
    shape: tensor.shape,
    at: (index) => {
      const i = place.get(index.join(" ")) ?? -1;
      return [tensor.data[i] ?? Number.NaN, direction?.data[i] ?? 0];
    },
  };
}

function defined(gate: TensorGate, operands: readonly DualTensor[], attributes: Attributes): DualTensor {
  const definition = naive.get(gate.name);
  if (definition === undefined) throw new Error(`${gate.name} is not defined over dual numbers.`);
  return definition(operands, attributes);
}

/** The elements that are further from what is expected than the tolerance, in words; none where all agree. */
function apart(actual: Tensor, expected: readonly number[], tolerance: number): readonly string[] {
  if (actual.data.length !== expected.length) return [`${String(actual.data.length)} elements`];
  return expected.flatMap((value, i) => {
    const found = actual.data[i] ?? Number.NaN;
    const isClose = Math.abs(found - value) <= tolerance * Math.max(1, Math.abs(value));
    return isClose ? [] : [`element ${String(i)}: ${String(found)}, not ${String(value)}`];
  });
}

/** Richardson's extrapolation of two central differences of a number: error of order h⁴. */
function slope(f: (h: number) => number): number {
  const central = (h: number): number => (f(h) - f(-h)) / (2 * h);
  return (4 * central(5e-5) - central(1e-4)) / 3;
}

/** ∂⟨upstream, out⟩/∂operand by differences of the gate's own forward function. */
function measured(gate: TensorGate, operands: readonly Tensor[], attributes: Attributes, slot: number, up: Tensor) {
  const operand = operands[slot];
  if (operand === undefined) throw new Error(`no slot ${String(slot)}`);
  return Array.from(operand.data, (value, i) =>
    slope((h) => {
      const moved = { shape: operand.shape, data: operand.data.with(i, value + h) };
      return dot(up, compute(gate, operands.with(slot, moved), attributes));
    }),
  );
}

const spoken = ({ shapes, attributes }: GateCase): string =>
  `${shapes.map((shape) => `[${shape.join(",")}]`).join(" ")} ${JSON.stringify(attributes)}`;

it("every tensor gate has cases and a definition, and no others do", () => {
  const names = tensorGates.map((gate) => gate.name).toSorted();
  expect([...gateCases.keys()].toSorted()).toEqual(names);
  expect([...naive.keys()].toSorted()).toEqual(names);
});

describe.each(tensorGates.map((gate) => [gate.name, gate] as const))("the %s gate", (name, gate) => {
  const cases = gateCases.get(name) ?? [];

  describe.each(cases.map((c) => [spoken(c), c] as const))("on %s", (_text, { shapes, attributes }) => {
    const moments = [1, 2, 3].map((seed) => {
      const random = stream(seed);
      const operands = shapes.map((shape) => distinctTensor(shape, random));
      const out = compute(gate, operands, attributes);
      return { operands, out, upstream: randomTensor(out.shape, random), attributes, random };
    });
    const slots = shapes.map((_shape, slot) => slot);

    it("computes what its definition says", () => {
      for (const { operands, out } of moments) {
        const expected = defined(
          gate,
          operands.map((operand) => dual(operand, null)),
          attributes,
        );
        expect(out.shape).toEqual(expected.shape);
        expect(
          apart(
            out,
            indexesOf(expected.shape).map((index) => expected.at(index)[0]),
            1e-12,
          ),
        ).toEqual([]);
      }
    });

    it.each(slots)("hands slot %i the gradient that differences measure", (slot) => {
      for (const { random: _random, ...moment } of moments) {
        const stated = pullBack(gate, { ...moment, slot });
        expect(stated.shape).toEqual(shapes[slot]);
        expect(apart(stated, measured(gate, moment.operands, attributes, slot, moment.upstream), 1e-7)).toEqual([]);
      }
    });

    it.each(slots)("pulls back in slot %i what dual numbers push forward: ⟨u, Jv⟩ = ⟨Jᵀu, v⟩", (slot) => {
      for (const { random, ...moment } of moments) {
        const direction = randomTensor(shapes[slot] ?? [], random);
        const pushed = defined(
          gate,
          moment.operands.map((operand, at) => dual(operand, at === slot ? direction : null)),
          attributes,
        );
        const jv = indexesOf(pushed.shape).map((index) => pushed.at(index)[1]);
        const forward = dot(moment.upstream, { shape: pushed.shape, data: Float64Array.from(jv) });
        const backward = dot(pullBack(gate, { ...moment, slot }), direction);
        const size = Math.max(1, Math.abs(forward));
        expect(Math.abs(forward - backward) / size).toBeLessThanOrEqual(1e-10);
      }
    });

    it("equals its expansion", () => {
      if (gate.expansion === undefined) return;
      const expr = parseExpression(gate.expansion);
      for (const { operands, out } of moments) {
        const counts = gate.counts?.(shapes, attributes) ?? {};
        const expanded = evaluateTensor(
          expr,
          (operand) =>
            operands[gate.operands.indexOf(operand)] ?? { constant: counts[operand] ?? attributes[operand] ?? null },
        );
        expect(expanded.shape).toEqual(out.shape);
        expect(apart(out, [...expanded.data], 1e-12)).toEqual([]);
      }
    });

    it.each(slots)("computes by hand in slot %i what its pullback says, where it has both", (slot) => {
      const kernel = gate.kernels?.[operandName(gate, slot)];
      if (kernel === undefined || pullbackOf(gate, slot, shapes, attributes) === null) return;
      const { kernels: _kernels, ...stating } = gate;
      for (const { random: _random, ...moment } of moments)
        expect(apart(kernel({ ...moment, slot }), [...pullBack(stating, { ...moment, slot }).data], 1e-12)).toEqual([]);
    });
  });

  it("states a gradient for each of its operands and names no other", () => {
    for (const { shapes, attributes } of cases) {
      const stated = [...Object.keys(gate.pullback(shapes, attributes)), ...Object.keys(gate.kernels ?? {})];
      for (const operand of gate.operands) expect(stated).toContain(operand);
      for (const operand of stated) expect(gate.operands).toContain(operand);
    }
  });

  it("can be reached from the language", () => {
    for (const call of gate.calls) expect(gateCalled(call)).toBe(gate);
    expect(gate.calls.length > 0 || gate.operator !== undefined || gate.name === "index").toBe(true);
  });
});

describe("ties", () => {
  const tied = { shape: [2, 3], data: Float64Array.of(5, 7, 7, -1, -1, 3) };
  const at = (name: string, attributes: Attributes, operand = tied): readonly number[] => {
    const gate = gateNamed(name);
    if (gate.kind !== "tensor") throw new Error(`${name} is elementwise`);
    const out = compute(gate, [operand], attributes);
    const upstream = { shape: out.shape, data: new Float64Array(sizeOf(out.shape)).fill(1) };
    return [...pullBack(gate, { operands: [operand], out, upstream, attributes, slot: 0 }).data];
  };

  it("go to the first index", () => {
    expect(at("largest", { axis: null, keepdims: 0 })).toEqual([0, 1, 0, 0, 0, 0]);
    expect(at("smallest", { axis: null, keepdims: 0 })).toEqual([0, 0, 0, 1, 0, 0]);
    expect(at("largest", { axis: 1, keepdims: 0 })).toEqual([0, 1, 0, 0, 0, 1]);
    expect(at("smallest", { axis: -1, keepdims: 1 })).toEqual([1, 0, 0, 1, 0, 0]);
    const columns = { shape: [2, 2], data: Float64Array.of(4, 1, 4, 1) };
    expect(at("largest", { axis: 0, keepdims: 0 }, columns)).toEqual([1, 1, 0, 0]);
  });

  it("go to the first pixel under a pool's window", () => {
    const image = { shape: [2, 4], data: Float64Array.of(1, 9, 0, 0, 9, 9, 0, 0) };
    expect(at("max_pool2d", { k: 2, stride: null }, image)).toEqual([0, 1, 1, 0, 0, 0, 0, 0]);
  });

  it("leave a margin of exactly 0 without a gradient", () => {
    const scores = { shape: [3], data: Float64Array.of(2, 1, 2) };
    expect(at("svm_loss", { y: 0, delta: 1 }, scores)).toEqual([-1, 0, 1]);
  });
});

describe("large scores", () => {
  const scores = { shape: [3], data: Float64Array.of(1000, 1001, -1000) };
  it.each([
    ["softmax", { axis: -1 }, [1 / (1 + Math.E), Math.E / (1 + Math.E), 0]],
    ["logsumexp", { axis: null, keepdims: 0 }, [1001 + Math.log1p(Math.exp(-1))]],
    ["log_softmax", { axis: -1 }, [-1 - Math.log1p(Math.exp(-1)), -Math.log1p(Math.exp(-1)), -2001.3132616875182]],
    ["cross_entropy", { y: 0 }, [1 + Math.log1p(Math.exp(-1))]],
  ] as const)("do not overflow in %s", (name, attributes, expected) => {
    const gate = gateNamed(name);
    if (gate.kind !== "tensor") throw new Error(`${name} is elementwise`);
    expect(apart(compute(gate, [scores], attributes), expected, 1e-12)).toEqual([]);
  });
});
