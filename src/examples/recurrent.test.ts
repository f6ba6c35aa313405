import { expect, test } from "vitest";
import { differentiate, type Nested } from "../core/index.ts";
import { lstm } from "./lstm.ts";
import { rnn } from "./rnn.ts";

// The two cells once more in plain numbers, and their gradients by central differences.

type Vector = readonly number[];
type Matrix = readonly Vector[];
type Inputs = Readonly<Record<string, Vector | Matrix>>;

const row = (value: Vector | Matrix | undefined, at: number): Vector => {
  const found = value?.[at];
  if (typeof found !== "object") throw new Error("no such row");
  return found;
};
const rows = (value: Vector | Matrix | undefined): Matrix => (value ?? []).map((_, i) => row(value, i));
const flat = (value: Vector | Matrix | undefined): Vector => (value ?? []).flat();
const times = (W: Matrix, x: Vector): number[] => W.map((w) => w.reduce((sum, wj, j) => sum + wj * (x[j] ?? NaN), 0));
const both = (a: Vector, b: Vector, f: (x: number, y: number) => number): number[] =>
  a.map((x, i) => f(x, b[i] ?? NaN));
const sigmoid = (u: number): number => 1 / (1 + Math.exp(-u));
const add = (x: number, y: number): number => x + y;
const multiply = (x: number, y: number): number => x * y;

function lossOfRnn(given: Inputs): number {
  let h = flat(given["h#1"]);
  for (const x of rows(given["x"])) {
    const u = both(times(rows(given["Whh"]), h), times(rows(given["Wxh"]), x), add);
    h = both(u, flat(given["b"]), add).map(Math.tanh);
  }
  const scores = times(rows(given["Why"]), h);
  return Math.log(scores.reduce((sum, s) => sum + Math.exp(s), 0)) - (scores[0] ?? NaN);
}

function lossOfLstm(given: Inputs): number {
  let h = flat(given["h#1"]);
  let c = flat(given["c#1"]);
  for (const x of rows(given["x"])) {
    const gate = (name: string): Vector => times(rows(given[name]), [...h, ...x]);
    const forget = gate("Wf").map((u) => sigmoid(u + 1));
    const added = both(gate("Wi").map(sigmoid), gate("Wg").map(Math.tanh), multiply);
    c = both(both(forget, c, multiply), added, add);
    h = both(gate("Wo").map(sigmoid), c.map(Math.tanh), multiply);
  }
  const errors = both(h, flat(given["y"]), (a, b) => (a - b) ** 2);
  return errors.reduce(add) / errors.length;
}

/** A copy with one number changed. */
function nudged(value: Vector | Matrix, at: number, by: number): Vector | Matrix {
  const width = typeof value[0] === "object" ? value[0].length : 0;
  const change = (vector: Vector, from: number): Vector => vector.map((x, i) => (from + i === at ? x + by : x));
  return width === 0 ? change(flat(value), 0) : rows(value).map((vector, i) => change(vector, i * width));
}

const isGiven = (value: Nested): value is number[] | number[][] => typeof value === "object";
const entries = (value: Nested): number[] => (typeof value === "number" ? [value] : value.flatMap(entries));

test.each([
  ["rnn", rnn, lossOfRnn, 6],
  ["lstm", lstm, lossOfLstm, 8],
])("the gradients of %s are those of the plain recurrence, by central differences", (_, { source }, lossOf, count) => {
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error("does not build");
  const inputs = outcome.nodes.filter(({ isInput }) => isInput);
  expect(inputs).toHaveLength(count);
  const given: Record<string, number[] | number[][]> = {};
  for (const { id, value } of inputs) if (isGiven(value)) given[id] = value;
  expect(outcome.nodes.find(({ id }) => id === "L")?.value).toBeCloseTo(lossOf(given), 12);
  const step = 1e-5;
  for (const { id, gradient } of inputs) {
    const whole = given[id] ?? [];
    entries(gradient).forEach((analytic, at) => {
      const lossWith = (by: number): number => lossOf({ ...given, [id]: nudged(whole, at, by) });
      const numeric = (lossWith(step) - lossWith(-step)) / (2 * step);
      expect(analytic, `${id} entry ${at}`).toBeCloseTo(numeric, 8);
    });
  }
});
