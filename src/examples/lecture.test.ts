import { describe, expect, test } from "vitest";
import { differentiate, type Nested, type NodeReport, type Step } from "../core/index.ts";
import { build } from "../core/graph/build.ts";
import { readAny } from "../core/readAny.ts";
import { formatNumber, numberContext } from "../core/notation/number.ts";
import { shapeOfNested } from "../core/tensor/nested.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import type { Arithmetic } from "../core/trace/trace.ts";
import type { Example } from "./example.ts";
import { conv } from "./conv.ts";
import { l1 } from "./l1.ts";
import { l12 } from "./l12.ts";
import { l13 } from "./l13.ts";
import { l14 } from "./l14.ts";
import { l15 } from "./l15.ts";
import { l16 } from "./l16.ts";
import { l17 } from "./l17.ts";
import { l22 } from "./l22.ts";
import { l23 } from "./l23.ts";
import { l26 } from "./l26.ts";
import { l29 } from "./l29.ts";
import { l4 } from "./l4.ts";
import { l7 } from "./l7.ts";
import { l9 } from "./l9.ts";
import { l9b } from "./l9b.ts";
import { layers } from "./layers.ts";
import { maxout } from "./maxout.ts";
import { svm } from "./svm.ts";
import { wide } from "./wide.ts";

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

/** The same of every number in a tensor; zeros without a sign. */
const all = (value: Nested | undefined, decimals = 10): Nested =>
  value === undefined
    ? Number.NaN
    : typeof value === "number"
      ? Number(value.toFixed(decimals)) + 0
      : value.map((part) => all(part, decimals));

/** Every number of a tensor times a factor. */
const scaled = (value: Nested, factor: number): Nested =>
  typeof value === "number" ? value * factor : value.map((part) => scaled(part, factor));

/** Printed values and gradients, in the order of the graph, as the page prints them. */
function printed(
  { source }: Example,
  arithmetic: Arithmetic,
  decimals: number,
): Map<string, readonly [string, string]> {
  const { graph } = build(readAny(source).program);
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
    const { graph } = build(readAny(l9b.source).program);
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

describe("L1: linear scores and the SVM loss", () => {
  const lecture = [
    { scores: [3.2, 5.1, -1.7], y: 0, loss: 2.9, gradient: [-1, 1, 0] },
    { scores: [1.3, 4.9, 2.0], y: 1, loss: 0, gradient: [0, 0, 0] },
    { scores: [2.2, 2.5, -3.1], y: 2, loss: 12.9, gradient: [1, 1, -2] },
  ];

  test.each(lecture)("the loss of scores $scores with the label $y", ({ scores, y, loss, gradient }) => {
    const { node } = open({ source: `L = svm_loss(s, ${y})\ns = [${scores.join(", ")}]` });
    expect(all(node("L").value)).toBe(loss);
    expect(node("s").gradient).toEqual(gradient);
  });

  test("the scores are W times each image, and the loss is their mean", () => {
    const { node } = open(l1);
    expect(all(node("s").value)).toEqual(lecture.map(({ scores }) => scores));
    expect(all(node("data").value, 4)).toBe(5.2667);
    expect(all(scaled(node("s").gradient, 3))).toEqual(lecture.map(({ gradient }) => gradient));
  });

  test("∇W is what the data want plus 2W", () => {
    const { node } = open(l1);
    // (1/3) Σ ds xᵀ over the images (1, 2, 0), (0, 1, 1) and (1, 1, 0), by hand, and 2W.
    const data = [
      [0, -1 / 3, 0],
      [2 / 3, 1, 0],
      [-2 / 3, -2 / 3, 0],
    ];
    const W = [
      [1.2, 1, 0.3],
      [-0.1, 2.6, 2.3],
      [-4.5, 1.4, 0.6],
    ];
    expect(all(node("W").gradient)).toEqual(
      all(W.map((row, i) => row.map((w, j) => 2 * w + (data[i]?.[j] ?? Number.NaN)))),
    );
    expect(all(node("L").value)).toBe(all(Number(node("data").value) + 37.16));
  });
});

test("L4: hinge loss and regularisation meet at W", () => {
  const { node, steps } = open(l4);
  expect(all(node("s").value)).toEqual([3.2, 5.1, -1.7]);
  expect(["hinge", "R", "L"].map((name) => all(node(name).value))).toEqual([2.9, 8.74, 11.64]);
  expect(node("s").gradient).toEqual([-1, 1, 0]);
  const step = steps.find((one) => one.kind === "accumulate" && one.node === "W");
  const terms = step?.kind === "accumulate" ? step.terms.map(({ value }) => JSON.stringify(all(value))) : [];
  expect(new Set(terms)).toEqual(new Set(["[[2.4,2],[2.2,4],[0.6,-2]]", "[[-1,-2],[1,2],[0,0]]"]));
});

describe("L15: max(0, x)", () => {
  test("of four numbers", () => {
    const { node } = open(l15);
    expect(node("h").value).toEqual([1.5, 0, 0.5, 0]);
    expect(node("x").gradient).toEqual([1, 0, 1, 0]);
  });

  test("of 4096, as NumPy's RandomState(1) draws them", () => {
    const { node, steps } = open(wide);
    const { value, gradient } = node("x");
    if (typeof value === "number" || typeof gradient === "number") throw new Error("a number");
    expect(value.slice(0, 3)).toEqual([1.6243453636632417, -0.6117564136500754, -0.5281717522634557]);
    expect(gradient).toEqual(value.map((entry) => (Number(entry) > 0 ? 1 : 0)));
    expect(gradient).toHaveLength(4096);
    expect(steps).toHaveLength(5);
  });
});

describe.each([
  ["L16: ‖W·x‖²", l16],
  ["L17: q·q", l17],
])("%s", (_title, example) => {
  const { node } = open(example);

  test("values", () => {
    expect(all(node("q").value)).toEqual([0.22, 0.26]);
    expect(all(node("f").value)).toBe(0.116);
  });

  test("gradients, each in the shape of its variable", () => {
    expect(all(node("q").gradient)).toEqual([0.44, 0.52]);
    expect(all(node("W").gradient)).toEqual([
      [0.088, 0.176],
      [0.104, 0.208],
    ]);
    expect(all(node("x").gradient)).toEqual([-0.112, 0.636]);
  });
});

test("L17 opens where q hands its gradient on, after its two halves have met", () => {
  const { steps } = open(l17);
  expect(steps.slice(2).map(({ kind, node }) => `${kind} ${node}`)).toEqual([
    "seed f",
    "backward f",
    "accumulate q",
    "backward q",
  ]);
});

describe("L22: classifiers in stages", () => {
  test("softmax of (3.2, 5.1, −1.7), y = 0", () => {
    const { node } = open(l22);
    expect(all(node("p").value, 4)).toEqual([0.13, 0.869, 0.001]);
    expect(all(node("loss").value, 4)).toBe(2.0404);
    expect(all(node("scores").gradient, 4)).toEqual([-0.87, 0.869, 0.001]);
  });

  test("the same as one gate", () => {
    const { node } = open({ source: "loss = cross_entropy(scores, 0)\nscores = [3.2, 5.1, -1.7]" });
    expect(all(node("loss").value)).toBe(all(open(l22).node("loss").value));
    expect(all(node("scores").gradient)).toEqual(all(open(l22).node("scores").gradient));
  });

  test("the SVM's stages give L1's numbers", () => {
    const { node } = open(svm);
    expect(all(node("scores").value)).toEqual(all(open(l1).node("s").value));
    expect(all(node("data_loss").value, 4)).toBe(5.2667);
    expect(all(scaled(node("scores").gradient, 3))).toEqual([
      [-1, 1, 0],
      [0, 0, 0],
      [1, 1, -2],
    ]);
  });
});

test("L23: two layers and three, by hand", () => {
  const two = open(l23);
  expect(all(two.node("h").value)).toEqual([1, 3, 0]);
  expect(all(two.node("f").value)).toEqual([2.5, 3.1]);
  expect(all(two.node("L").value)).toBe(0.4);
  expect(all(two.node("W2").gradient)).toEqual([
    [1, 3, 0],
    [-1, -3, 0],
  ]);
  expect(all(two.node("W1").gradient)).toEqual([
    [3, 1.5],
    [-1.4, -0.7],
    [0, 0],
  ]);
  const three = open(layers);
  expect(all(three.node("h2").value)).toEqual([1.1, 0, 2.2]);
  expect(all(three.node("f").value)).toEqual([2.2, -0.99]);
});

test("maxout: the winner takes the gradient", () => {
  const { node } = open(maxout);
  expect(node("f").value).toBe(4);
  expect(["w1", "b1", "w2", "b2", "x"].map((name) => node(name).gradient)).toEqual([[0, 0], 0, [1, 2], 1, [3, 1]]);
});

test("a 3×3 filter over a digit of 8×8", () => {
  const { node } = open(conv);
  expect(node("e").shape).toEqual([1, 1, 6, 6]);
  // By hand: row 1 of the output looks at rows 1 to 3 of the image, and past relu only the 7's right edge is left of it.
  expect(all(node("h").value)).toEqual([
    [
      [
        [0, 0, 0, 0, 0, 2.5],
        [0, 0, 0, 0, 0, 3.5],
        [0, 0, 0, 0, 1.5, 2.5],
        [0, 0, 0, 1.5, 3.5, 0.5],
        [0, 0, 0, 3.5, 3.5, 0],
        [0, 0, 0, 2.5, 2.5, 0],
      ],
    ],
  ]);
  expect(all(node("b").gradient)).toBe(all(11 / 36));
  expect(all(scaled(node("f").value, 36))).toEqual([[[[27.5]]]]);
});

test("L29: the shapes of the slide", () => {
  const { node } = open(l29);
  const shapes = ["x", "h1", "h2", "out", "W1", "W2", "W3", "b1", "b3"].map((name) => node(name).shape.join("×"));
  expect(shapes).toEqual(["3×1", "4×1", "4×1", "1×1", "4×3", "4×4", "1×4", "4×1", "1×1"]);
  for (const { shape, gradient } of open(l29).nodes) expect(shapeOfNested(gradient)).toEqual(shape);
});
