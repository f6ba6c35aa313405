import { describe, expect, test } from "vitest";
import { differentiate, type NodeReport, type Step } from "../core/index.ts";
import { build } from "../core/graph/build.ts";
import { parse } from "../core/language/parse.ts";
import { formatNumber, numberContext } from "../core/notation/number.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import type { Arithmetic } from "../core/trace/trace.ts";
import type { Example } from "./example.ts";
import { l12 } from "./l12.ts";
import { l13 } from "./l13.ts";
import { l14 } from "./l14.ts";
import { l26 } from "./l26.ts";
import { l7 } from "./l7.ts";
import { l9 } from "./l9.ts";
import { l9b } from "./l9b.ts";

// The numbers that the lecture prints, digit by digit; none of them comes from this program.

interface Lecture {
  readonly nodes: readonly NodeReport[];
  readonly steps: readonly Step[];
  /** A node by its name, or by its own text where it has none. */
  readonly node: (text: string) => NodeReport;
}

function open({ source }: Pick<Example, "source">, grain: "gate" | "wire" = "gate"): Lecture {
  const outcome = differentiate(source, { grain });
  if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
  const { nodes, steps } = outcome;
  const node = (text: string): NodeReport => {
    const found = nodes.find((one) => (one.name ?? one.expression) === text);
    if (found === undefined) throw new Error(`no node ${text}`);
    return found;
  };
  return { nodes, steps, node };
}

/** Ten decimals, without the zeros at their end, as LECTURE lists them. */
const digits = (value: unknown): string =>
  typeof value === "number" ? String(Number(value.toFixed(10))) : "not a number";

/** Printed values and gradients, in the order of the graph, as the page prints them. */
function printed(
  { source }: Example,
  arithmetic: Arithmetic,
  decimals: number,
): Map<string, readonly [string, string]> {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error("no graph");
  const trace = run(compile(graph), graph, { arithmetic });
  const context = numberContext(trace);
  const print = (value: number | undefined): string => formatNumber(value ?? Number.NaN, decimals, context);
  return new Map(graph.nodes.map((node, i) => [node.id, [print(trace.values[i]), print(trace.gradients[i])] as const]));
}

describe("L7: f = (x + y) z", () => {
  test("values and gradients", () => {
    const { node } = open(l7);
    const numbers = ["x", "y", "z", "q", "f"].map((name) => [name, node(name).value, node(name).gradient]);
    expect(numbers).toEqual([
      ["x", -2, -4],
      ["y", 5, -4],
      ["z", -4, 3],
      ["q", 3, -4],
      ["f", -12, 1],
    ]);
  });

  test("at wire grain the gradients come in the order of the slides", () => {
    const { steps } = open(l7, "wire");
    const order = steps.flatMap((step): (readonly [string, unknown])[] =>
      step.kind === "seed"
        ? [[step.node, step.gradient]]
        : step.kind === "backward"
          ? step.slots.map(({ operand, downstream }) => [operand, downstream] as const)
          : [],
    );
    expect(order).toEqual([
      ["f", 1],
      ["z", 3],
      ["q", -4],
      ["y", -4],
      ["x", -4],
    ]);
    expect(steps.filter(({ kind }) => kind === "backward")).toHaveLength(4);
  });

  test("∂f/∂y = ∂f/∂q · ∂q/∂y", () => {
    const { steps } = open(l7);
    const q = steps.find((step) => step.kind === "backward" && step.node === "q");
    expect(q).toMatchObject({
      slots: [
        { operand: "y", local: 1, upstream: -4, downstream: -4 },
        { operand: "x", local: 1, upstream: -4, downstream: -4 },
      ],
    });
  });

  test("one line gives the same", () => {
    const { node } = open({ source: "f = (x + y) z\nx = -2\ny = 5\nz = -4" });
    expect(["x", "y", "z", "x + y", "f"].map((name) => node(name).gradient)).toEqual([-4, -4, 3, -4, 1]);
  });
});

const neuronGates = ["multiply", "multiply", "add", "add", "negate", "exp", "add", "divide"];

describe("L9: the sigmoid neuron gate by gate", () => {
  const { nodes, node, steps } = open(l9);

  test("gates and values in the order of the slide", () => {
    const gates = nodes.filter(({ isInput }) => !isInput);
    expect(gates.map(({ gate }) => gate)).toEqual(neuronGates);
    expect(gates.map(({ value }) => digits(value))).toEqual([
      "-2",
      "6",
      "4",
      "1",
      "-1",
      "0.3678794412",
      "1.3678794412",
      "0.7310585786",
    ]);
    expect(["w0", "x0", "w1", "x1", "w2"].map((name) => node(name).value)).toEqual([2, -1, -3, -2, -3]);
  });

  test("gradients", () => {
    const gates = nodes.filter(({ isInput }) => !isInput).toReversed();
    expect(gates.map(({ gradient }) => digits(gradient))).toEqual([
      ...["1", "-0.5344466454", "-0.5344466454", "-0.1966119332"],
      ...["0.1966119332", "0.1966119332", "0.1966119332", "0.1966119332"],
    ]);
    expect(["w0", "x0", "w1", "x1", "w2"].map((name) => digits(node(name).gradient))).toEqual([
      "-0.1966119332",
      "0.3932238665",
      "-0.3932238665",
      "-0.5898357997",
      "0.1966119332",
    ]);
  });

  test("eight forward steps, the seed and eight backward ones", () => {
    const kinds = steps.map(({ kind }) => kind);
    expect(kinds).toEqual([...neuronGates.map(() => "forward"), "seed", ...neuronGates.map(() => "backward")]);
  });
});

describe("L9b: slide arithmetic", () => {
  test("every printed number of the slide", () => {
    expect([...printed(l9b, "slide", 2).values()]).toEqual([
      ["2.00", "−0.20"],
      ["−1.00", "0.40"],
      ["−2.00", "0.20"],
      ["−3.00", "−0.40"],
      ["−2.00", "−0.60"],
      ["6.00", "0.20"],
      ["4.00", "0.20"],
      ["−3.00", "0.20"],
      ["1.00", "0.20"],
      ["−1.00", "−0.20"],
      ["0.37", "−0.53"],
      ["1.37", "−0.53"],
      ["0.73", "1.00"],
    ]);
  });

  test("the exact gradients rounded for display differ from them", () => {
    const exact = printed(l9, "exact", 2);
    expect(["w0", "x0", "w1", "x1", "w2"].map((id) => exact.get(id)?.[1])).toEqual([
      "−0.20",
      "0.39",
      "−0.39",
      "−0.59",
      "0.20",
    ]);
  });

  test("the products of the slide, factor by factor", () => {
    const { graph } = build(parse(l9b.source).program);
    if (graph === null) throw new Error("no graph");
    const { steps } = run(compile(graph), graph, { arithmetic: "slide" });
    const products = steps.flatMap((step) =>
      step.kind === "backward"
        ? step.slots.map(({ operand, local, upstream, downstream }) => [operand, local, upstream, downstream])
        : [],
    );
    expect(products.slice(0, 4).map((product) => product.slice(1))).toEqual([
      [-0.53, 1, -0.53],
      [1, -0.53, -0.53],
      [0.37, -0.53, -0.2],
      [-1, -0.2, 0.2],
    ]);
    expect(products.filter(([operand]) => ["w0", "x0", "w1", "x1"].includes(String(operand)))).toEqual([
      ["x1", -3, 0.2, -0.6],
      ["w1", -2, 0.2, -0.4],
      ["x0", 2, 0.2, 0.4],
      ["w0", -1, 0.2, -0.2],
    ]);
  });
});

describe("L12: four gates or one", () => {
  test("σ(1) and its local gradient, both ways", () => {
    const { node, steps } = open(l12);
    expect(["a", "b"].map((name) => digits(node(name).value))).toEqual(["0.7310585786", "0.7310585786"]);
    const accumulate = steps.find(({ kind }) => kind === "accumulate");
    expect(accumulate?.kind === "accumulate" && accumulate.terms.map(({ value }) => digits(value))).toEqual([
      "0.1966119332",
      "0.1966119332",
    ]);
  });

  test("the neuron collapsed has the gradients of the neuron in gates", () => {
    const apart = open(l9);
    const collapsed = open({ source: l9.source.replace("1 / (1 + exp(-(", "sigmoid(").replace(")))", ")") });
    expect(collapsed.nodes.filter(({ isInput }) => !isInput).map(({ gate }) => gate)).toEqual([
      "multiply",
      "multiply",
      "add",
      "add",
      "sigmoid",
    ]);
    for (const name of ["w0", "x0", "w1", "x1", "w2", "f"]) {
      expect(digits(collapsed.node(name).gradient)).toBe(digits(apart.node(name).gradient));
    }
  });
});

test("L13: 2 (x y + max(z, w))", () => {
  const { nodes, node } = open(l13);
  expect(nodes.filter(({ isInput }) => !isInput).map(({ value }) => value)).toEqual([-12, 2, -10, -20]);
  expect(["x", "y", "z", "w"].map((name) => node(name).value)).toEqual([3, -4, 2, -1]);
  expect(["x", "y", "z", "w"].map((name) => node(name).gradient)).toEqual([-8, 6, 2, 0]);
});

describe("L14: (x + σ(y)) / (σ(x) + (x + y)²)", () => {
  const { node, steps } = open(l14);
  const terms = (name: string): readonly string[] => {
    const step = steps.find((one) => one.kind === "accumulate" && one.node === name);
    return step?.kind === "accumulate" ? step.terms.map(({ value }) => digits(value)) : [];
  };

  test("value and gradients", () => {
    expect(["f", "x", "y"].map((name) => digits(node(name).value))).toEqual(["1.5456448841", "3", "-4"]);
    expect(["x", "y"].map((name) => digits(node(name).gradient))).toEqual(["2.0595697956", "1.5922327515"]);
  });

  test("the terms at its branches", () => {
    expect(new Set(terms("x"))).toEqual(new Set(["1.5831868945", "-0.0357615478", "0.5121444488"]));
    expect(new Set(terms("y"))).toEqual(new Set(["1.5831868945", "0.0090458569"]));
    expect([terms("x").length, terms("y").length]).toEqual([3, 2]);
  });
});

test("L26: a neuron of inputs (−1, −2), weights (2, −3) and bias −3", () => {
  const { node } = open(l26);
  expect(["x0", "x1", "w0", "w1", "b"].map((name) => node(name).value)).toEqual([-1, -2, 2, -3, -3]);
  expect(digits(node("f").value)).toBe("0.7310585786");
  expect(["x0", "x1", "w0", "w1", "b"].map((name) => digits(node(name).gradient))).toEqual([
    "0.3932238665",
    "-0.5898357997",
    "-0.1966119332",
    "-0.3932238665",
    "0.1966119332",
  ]);
});
