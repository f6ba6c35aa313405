import { describe, expect, it } from "vitest";
import { computeGate } from "../gates/apply.ts";
import type { Attributes, Gate } from "../gates/gate.ts";
import { gates } from "../gates/index.ts";
import { distinctTensor, gateCases, randomTensor, stream, type GateCase } from "../gates/tensorCases.fixtures.ts";
import type { GateNode, Graph, InputNode, Operand } from "../graph/graph.ts";
import { indexOfId } from "../graph/lookup.ts";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import type { Expr } from "../language/program.ts";
import { nest, sizeOf, tensorOf } from "../tensor/nested.ts";
import type { Nested, Shape, Tensor } from "../tensor/tensor.ts";
import { outputShape } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import { bytesAt, downstreamOf, jacobianOf, vectorJacobian, type Jacobian } from "./jacobian.ts";
import type { Structure } from "./jacobianStructure.ts";
import { compile } from "./plan.ts";
import { run } from "./run.ts";
import type { Trace } from "./trace.ts";

const nowhere: Expr = { kind: "number", value: 0, span: { from: 0, to: 0 } };

/** Shapes that each elementwise gate is tried on: single numbers, equal shapes, and copies along some axes. */
function elementwiseCases(operands: number): readonly GateCase[] {
  const shapes: readonly (readonly Shape[])[] =
    operands === 1
      ? [[[]], [[3]], [[2, 3]]]
      : [
          Array.from({ length: operands }, () => []),
          Array.from({ length: operands }, () => [3]),
          Array.from({ length: operands }, (_unused, slot) => (slot === 0 ? [2, 3] : [3])),
          Array.from({ length: operands }, (_unused, slot) => (slot === 1 ? [2, 1] : [1, 3])),
          Array.from({ length: operands }, (_unused, slot) => (slot === 0 ? [3] : [])),
          Array.from({ length: operands }, (_unused, slot) => (slot === 0 ? [1] : [2, 2])),
        ];
  return shapes.map((chosen) => ({ shapes: chosen, attributes: {} }));
}

/** Gates that are tried on numbers over 0.2 alone, away from where they have no value or a pole. */
const positive = new Set(["log", "sqrt", "power", "divide"]);

function valueFor(gate: Gate, slot: number, shape: Shape, random: () => number): Tensor {
  const drawn = distinctTensor(shape, random);
  if (gate.name === "where" && slot === 0) return { shape, data: drawn.data.map((x) => (x > 0 ? x : 0)) };
  if (gate.name === "tan") return { shape, data: drawn.data.map((x) => x / 2) };
  return positive.has(gate.name) ? { shape, data: drawn.data.map((x) => Math.abs(x) + 0.2) } : drawn;
}

/** ⟨u, gate(operands)⟩ as a graph, with a random u that becomes the gate's upstream gradient. */
function traceOf(gate: Gate, operands: readonly Tensor[], attributes: Attributes, random: () => number): Trace {
  const shape = shapeOf(gate, operands, attributes);
  const input = (id: string, { shape: own, data }: Tensor): InputNode => ({
    kind: "input",
    id,
    name: id,
    expression: nowhere,
    span: null,
    shape: own,
    value: nest(data, 0, own),
    unbound: null,
    group: null,
  });
  const made = (id: string, name: string, own: Shape, wires: readonly number[], told: Attributes = {}): GateNode => ({
    kind: "gate",
    id,
    name: id,
    expression: nowhere,
    span: null,
    shape: own,
    gate: name,
    attributes: told,
    operands: wires.map((node): Operand => ({ kind: "wire", node })),
    group: null,
  });
  const n = operands.length;
  const nodes = [
    ...operands.map((operand, i) => input(`x${String(i)}`, operand)),
    input("u", randomTensor(shape, random)),
    made(
      "g",
      gate.name,
      shape,
      operands.map((_operand, i) => i),
      attributes,
    ),
    made("p", "multiply", shape, [n, n + 1]),
    made("f", "sum", [], [n + 2], { axis: null, keepdims: 0 }),
  ];
  const graph: Graph = { nodes, output: n + 3, groups: [], names: [] };
  return run(compile(graph), graph);
}

function shapeOf(gate: Gate, operands: readonly Tensor[], attributes: Attributes): Shape {
  const shape = outputShape(
    gate,
    operands.map((operand) => operand.shape),
    attributes,
  );
  if (isMisfit(shape)) throw new Error(shape.misfit);
  return shape;
}

/** The Jacobian by central differences of the forward function, row-major. */
function measured(gate: Gate, operands: readonly Tensor[], attributes: Attributes, slot: number): Float64Array {
  const shape = shapeOf(gate, operands, attributes);
  const operand = operands[slot] ?? { shape: [], data: new Float64Array(0) };
  const columns = operand.data.length;
  const entries = new Float64Array(sizeOf(shape) * columns);
  const at = (column: number, h: number): Float64Array => {
    const data = operand.data.with(column, (operand.data[column] ?? 0) + h);
    return computeGate(gate, operands.with(slot, { shape: operand.shape, data }), attributes, shape).data;
  };
  for (let column = 0; column < columns; column++) {
    const [near, far] = [5e-5, 1e-4].map((h) => {
      const [up, down] = [at(column, h), at(column, -h)];
      return up.map((y, i) => (y - (down[i] ?? 0)) / (2 * h));
    });
    for (let row = 0; row < sizeOf(shape); row++) {
      const slope = (4 * (near?.[row] ?? 0) - (far?.[row] ?? 0)) / 3;
      entries[row * columns + column] = Math.abs(slope) < 1e-8 ? 0 : slope;
    }
  }
  return entries;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));

/** The claims, in terms of the numbers alone. */
const holds: Readonly<Record<Structure, (at: readonly (readonly number[])[]) => boolean>> = {
  number: (at) => at.length === 1 && at[0]?.length === 1,
  zero: (at) => at.flat().every((entry) => entry === 0),
  identity: (at) => isSquare(at) && at.every((row, i) => row.every((entry, j) => near(entry, i === j ? 1 : 0))),
  "scaled identity": (at) =>
    isSquare(at) && at.every((row, i) => row.every((entry, j) => near(entry, i === j ? (at[0]?.[0] ?? NaN) : 0))),
  permutation: (at) => at.every(isOneHot) && columnsOf(at).every(isOneHot),
  "row of ones": (at) => at.length === 1 && at.flat().every((entry) => near(entry, 1)),
  "one-hot rows": (at) => at.every(isOneHot),
  "one-hot columns": (at) => columnsOf(at).every(isOneHot) && at.every((row) => row.filter(isOn).length <= 1),
  diagonal: (at) => isSquare(at) && at.every((row, i) => row.every((entry, j) => i === j || entry === 0)),
  "one entry a row": (at) => at.every((row) => row.filter(isOn).length <= 1),
  // Nothing but its formula is claimed, which is held to the numbers below.
  Kronecker: () => true,
  "block diagonal": (at) => linksOf(at) > 1 && isInBlocks(at, (row, column) => row === column),
  "interleaved blocks": (at) => linksOf(at) > 1,
  windows: (at) => at.some((row) => row.includes(0)) || at.flat().length > 0,
  row: (at) => at.length === 1,
  column: (at) => at.every((row) => row.length === 1),
  dense: () => true,
};

const isOn = (entry: number): boolean => entry !== 0;
const isSquare = (at: readonly (readonly number[])[]): boolean => at.length === at[0]?.length;
const isOneHot = (line: readonly number[]): boolean => line.filter(isOn).length === 1 && near(line.find(isOn) ?? 0, 1);
const columnsOf = (at: readonly (readonly number[])[]): number[][] =>
  (at[0] ?? []).map((_entry, j) => at.map((row) => row[j] ?? 0));

/** How many parts a matrix falls into when rows and columns that share an entry belong together. */
function linksOf(at: readonly (readonly number[])[]): number {
  const part = [...at.keys()];
  columnsOf(at).forEach((column) => {
    const rows = [...column.keys()].filter((i) => isOn(column[i] ?? 0));
    const merged = rows.map((i) => part[i] ?? -1);
    const least = Math.min(...merged);
    for (const [i, p] of part.entries()) if (merged.includes(p)) part[i] = least;
  });
  return new Set(part).size;
}

/** Whether the parts are contiguous runs of rows and of columns of equal size, in order. */
function isInBlocks(at: readonly (readonly number[])[], same: (row: number, column: number) => boolean): boolean {
  const blocks = linksOf(at);
  const [rows, columns] = [at.length / blocks, (at[0]?.length ?? 0) / blocks];
  return at.every((row, i) =>
    row.every((entry, j) => !isOn(entry) || same(Math.floor(i / rows), Math.floor(j / columns))),
  );
}

type Matrix = readonly (readonly number[])[];

const times = (a: Matrix, by: number): Matrix => a.map((row) => row.map((entry) => entry * by));
const flip = (a: Matrix): Matrix => columnsOf(a);
const kron = (a: Matrix, b: Matrix): Matrix =>
  a.flatMap((rowA) => b.map((rowB) => rowA.flatMap((x) => rowB.map((y) => x * y))));

/** A vector as a column. */
function asMatrix({ shape, data }: Tensor): Matrix {
  const width = shape.length === 2 ? (shape[1] ?? 1) : 1;
  return Array.from({ length: data.length / width }, (_unused, i) => [...data.slice(i * width, (i + 1) * width)]);
}

/** What a formula says, worked out from its text. */
function matrixOf(formula: string, operands: readonly Tensor[], out: Tensor): Matrix {
  const column = ({ data }: Tensor): Matrix => [...data].map((x) => [x]);
  if (formula === "diag({out}) − {out} {out}ᵀ")
    return [...out.data].map((p, i) => [...out.data].map((q, j) => (i === j ? p : 0) - p * q));
  if (formula === "vec({0})ᵀ / {out}") return times(flip(column(operands[0] ?? out)), 1 / (out.data[0] ?? Number.NaN));
  if (formula === "2 vec({0})ᵀ") return times(flip(column(operands[0] ?? out)), 2);
  const quotient = /^\(?(.*?)\)? \/ (\d+)$/.exec(formula);
  if (quotient !== null) return times(matrixOf(quotient[1] ?? "", operands, out), 1 / Number(quotient[2]));
  const negative = formula.startsWith("−");
  const product = formula
    .replace(/^−/, "")
    .split(" ⊗ ")
    .map((factor): Matrix => {
      const [, kind = "", digits = "", transposed = ""] = /^(I|1|\{\d\})([₀-₉]*)(ᵀ?)$/.exec(factor) ?? [];
      const size = Number([...digits].map((digit) => "₀₁₂₃₄₅₆₇₈₉".indexOf(digit)).join("") || "1");
      const operand = operands[Number(kind.slice(1, -1))];
      const read: Matrix =
        kind === "I"
          ? Array.from({ length: size }, (_u, i) => Array.from({ length: size }, (_v, j) => (i === j ? 1 : 0)))
          : kind === "1"
            ? Array.from({ length: size }, () => [1])
            : operand === undefined
              ? []
              : asMatrix(operand);
      if (read.length === 0) throw new Error(`cannot read ${formula}`);
      return transposed === "" ? read : flip(read);
    })
    .reduce(kron);
  return negative ? times(product, -1) : product;
}

function rowsOf({ rows, columns }: Jacobian, entries: Float64Array): number[][] {
  return Array.from({ length: rows }, (_unused, i) => [...entries.slice(i * columns, (i + 1) * columns)]);
}

const table = gates.map((gate) => [gate.name, gate] as const);

describe.each(table)("the Jacobian of the %s gate", (name, gate) => {
  const cases = gate.kind === "tensor" ? (gateCases.get(name) ?? []) : elementwiseCases(gate.operands.length);
  const slots = cases.flatMap(({ shapes, attributes }) =>
    shapes.map(
      (_shape, slot) =>
        [`${JSON.stringify(shapes)} ${JSON.stringify(attributes)}`, slot, { shapes, attributes }] as const,
    ),
  );

  it.each(slots)("on %s in slot %i is what differences measure, and looks as claimed", (_text, slot, given) => {
    const { shapes, attributes } = given;
    const seen = new Set<number>();
    let sparsity = Infinity;
    for (let seed = 1; seed <= 6 || (seed <= 300 && seen.size < sparsity); seed++) {
      const random = stream(seed);
      const operands = shapes.map((shape, at) => valueFor(gate, at, shape, random));
      const trace = traceOf(gate, operands, attributes, random);
      const node = indexOfId(trace.graph, "g");
      const jacobian = jacobianOf(trace, node, slot);
      const numeric = measured(gate, operands, attributes, slot);
      const { entries, rows, columns, structure, here, formula } = jacobian;
      expect([rows, columns]).toEqual([sizeOf(trace.shapes[node] ?? []), sizeOf(shapes[slot] ?? [])]);
      if (entries === null) throw new Error("small enough to write out");
      expect(entries).toHaveLength(numeric.length);
      numeric.forEach((value, i) => {
        expect(
          near(entries[i] ?? Number.NaN, value),
          `${String(entries[i])} at ${String(i)}, not ${String(value)}`,
        ).toBe(true);
      });
      const at = rowsOf(jacobian, numeric);
      expect(holds[structure](at), `${structure}:\n${at.map((row) => row.join(" ")).join("\n")}`).toBe(true);
      if (here !== null) expect(holds[here](at), `here ${here}`).toBe(true);
      if (structure === "Kronecker") expect(formula).not.toBe("");
      if (formula !== "" && formula !== "0") {
        const spelt = matrixOf(formula, operands, tensorOf(nestedAt(trace, node)));
        expect([spelt.length, spelt[0]?.length], formula).toEqual([rows, columns]);
        spelt.flat().forEach((value, i) => {
          expect(near(value, numeric[i] ?? Number.NaN), `${formula} at ${String(i)}`).toBe(true);
        });
      }
      // An entry that is 0 at these values may be another at others.
      numeric.forEach((value, i) => {
        if (value !== 0) seen.add(i);
      });
      const handed = downstreamOf(trace, node, slot);
      const formed = vectorJacobian(jacobian, gradientAt(trace, node));
      expect(shapeText(handed)).toBe(shapeText(formed));
      const [a, b] = [tensorOf(handed ?? 0), tensorOf(formed)];
      a.data.forEach((value, i) => {
        expect(Math.abs(value - (b.data[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(value)));
      });
      sparsity = jacobian.sparsity;
    }
    expect(seen.size, "entries that can be other than 0").toBe(sparsity);
  });
});

const nestedAt = (trace: Trace, node: number): Nested =>
  nest(trace.values, trace.offsets[node] ?? 0, trace.shapes[node] ?? []);
const gradientAt = (trace: Trace, node: number): Nested =>
  nest(trace.gradients, trace.offsets[node] ?? 0, trace.shapes[node] ?? []);
const shapeText = (value: Nested | null): string => (value === null ? "nothing" : tensorOf(value).shape.join("×"));

function traced(source: string): Trace {
  const { program, diagnostics } = parse(source);
  const { graph, diagnostics: built } = build(program);
  if (graph === null) throw new Error([...diagnostics, ...built].map((d) => d.message).join("\n"));
  return run(compile(graph), graph);
}

function of(source: string, id: string, slot: number): Jacobian {
  const trace = traced(source);
  return jacobianOf(trace, indexOfId(trace.graph, id), slot);
}

describe("the lecture's Jacobians", () => {
  const l16 = "q = W @ x\nf = sum(q^2)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]";

  it("∂q_k/∂W_ij = 1_{k=i} x_j", () => {
    const jacobian = of(l16, "q", 0);
    expect(jacobian).toMatchObject({ rows: 2, columns: 4, structure: "Kronecker", formula: "I₂ ⊗ {1}ᵀ", sparsity: 4 });
    expect([...(jacobian.entries ?? [])]).toEqual([0.2, 0.4, 0, 0, 0, 0, 0.2, 0.4]);
  });

  it("∂q_k/∂x_i = W_ki", () => {
    const jacobian = of(l16, "q", 1);
    expect(jacobian).toMatchObject({ rows: 2, columns: 2, structure: "dense", formula: "{0}" });
    expect([...(jacobian.entries ?? [])]).toEqual([0.1, 0.5, -0.3, 0.8]);
  });

  it("of max(0, x) on 4096 numbers is diagonal and never formed", () => {
    const source = "x = randn(4096, seed=1)\nh = max(0, x)\nf = sum(h)";
    const trace = traced(source);
    const before = process.memoryUsage().arrayBuffers;
    const jacobian = jacobianOf(trace, indexOfId(trace.graph, "h"), 1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
    expect(jacobian).toMatchObject({ rows: 4096, columns: 4096, structure: "diagonal", here: null, entries: null });
    expect(jacobian.sparsity).toBe(4096);
    expect(jacobian.cost).toEqual({ entries: 16_777_216, float64: 128 * 2 ** 20, float32: 64 * 2 ** 20 });
    expect(of(source, "f", 0)).toMatchObject({ rows: 1, columns: 4096, structure: "row of ones", entries: null });
  });

  it("with a batch of 100 would take 671 GB", () => {
    expect(bytesAt(409_600, 409_600)).toEqual({
      entries: 167_772_160_000,
      float32: 671_088_640_000,
      float64: 1_342_177_280_000,
    });
  });

  it("of a product of large matrices costs nothing", () => {
    const source = "A = randn(64, 1000)\nB = randn(1000, 100)\nC = A @ B\nf = sum(C)";
    expect(of(source, "C", 0)).toMatchObject({ rows: 6400, columns: 64_000, structure: "Kronecker", entries: null });
    expect(of(source, "C", 0).formula).toBe("I₆₄ ⊗ {1}ᵀ");
  });
});

describe("what the values make of a structure", () => {
  it.each([
    ["x = [1, -2, 3]\nh = max(0, x)\nf = sum(h)", 1, "diagonal", null],
    ["x = [1, 2, 3]\nh = max(0, x)\nf = sum(h)", 1, "diagonal", "identity"],
    ["x = [-1, -2]\nh = max(0, x)\nf = sum(h)", 1, "diagonal", "zero"],
    ["x = [1, 2, 3]\nh = 2 * x\nf = sum(h)", 1, "scaled identity", null],
    ["x = [1, 2, 3]\nh = x / 4\nf = sum(h)", 0, "scaled identity", null],
    ["x = [1, 2, 3]\nh = x + 1\nf = sum(h)", 0, "identity", null],
    ["x = [1, 2, 3]\nh = -x\nf = sum(h)", 0, "scaled identity", null],
    ["x = [1, 2, 3]\nh = x^2\nf = sum(h)", 0, "diagonal", null],
    ["x = [3, 3]\nh = x^2\nf = sum(h)", 0, "diagonal", "scaled identity"],
    ["x = [1, 2]\nW = [[0, 1], [1, 0]]\nh = W @ x\nf = sum(h)", 1, "dense", "permutation"],
    ["x = [1, 2]\nW = [[2, 0], [0, 5]]\nh = W @ x\nf = sum(h)", 1, "dense", "diagonal"],
  ] as const)("%s, slot %i: %s, here %s", (source, slot, structure, here) => {
    expect(of(source, "h", slot)).toMatchObject({ structure, here });
  });

  it("at a kink where a local gradient is ∞, keeps the other entries 0", () => {
    const jacobian = of("x = [0, 4]\nh = sqrt(x)\nf = sum(h)", "h", 0);
    expect([...(jacobian.entries ?? [])]).toEqual([Infinity, 0, 0, 0.25]);
  });
});

describe("jacobianOf", () => {
  it("refuses inputs and slots that do not exist", () => {
    const trace = traced("x = [1, 2]\nf = sum(x)");
    expect(() => jacobianOf(trace, indexOfId(trace.graph, "x"), 0)).toThrow("input");
    expect(() => jacobianOf(trace, indexOfId(trace.graph, "f"), 1)).toThrow("slot");
  });

  it("knows no downstream where the output does not depend on the gate", () => {
    const trace = traced("x = [1, 2]\nh = exp(x)\ng = sum(h)\nf = sum(x)\nf");
    expect(downstreamOf(trace, indexOfId(trace.graph, "h"), 0)).toBe(null);
  });
});
