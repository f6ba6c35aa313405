import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { collapse } from "./collapse.ts";
import type { Graph } from "./graph.ts";
import { indexOfId } from "./lookup.ts";
import { recognise } from "./recognise.ts";
import { differences, graphOf } from "./recognise.fixtures.ts";

/** `sigmoid of u, 4 nodes`: what is recognised, in graph order. */
function told(graph: Graph): readonly string[] {
  return recognise(graph).map(({ gate, operands, attributes, inside }) => {
    const given = operands.map((operand) => (operand.kind === "wire" ? graph.nodes[operand.node]?.id : operand.value));
    const told = Object.keys(attributes).length === 0 ? "" : ` ${JSON.stringify(attributes)}`;
    return `${gate}(${given.join(", ")})${told}, ${String(inside.length)}`;
  });
}

const vectors = "x = [0.3, -1.2, 2]; v = [1, 0.5, -0.7]; s = [3.2, 5.1, -1.7]";
const matrix = "X = [[0.3, -1.2, 2], [1, 0.5, -0.7]]; S = [[3.2, 5.1, -1.7], [1.3, 4.9, 2]]";

describe("is recognised", () => {
  it.each([
    ["1 / (1 + exp(-u))", "sigmoid(u), 4"],
    ["1 / (exp(-u) + 1)", "sigmoid(u), 4"],
    ["(1 + e^-u)^-1", "sigmoid(u), 4"],
    ["1.0 / (1.0 + np.exp(-1 * u))", "sigmoid(u), 4"],
    ["(1 + exp(u * (-1))) ** -1", "sigmoid(u), 4"],
    ["1 / (1 + exp(u / -1))", "sigmoid(u), 4"],
    ["1 / (1 + exp(0 - u))", "sigmoid(u), 4"],
    ["exp(u) / (exp(u) + 1)", "sigmoid(u), 4"],
    ["exp(u) * (1 + exp(u))^-1", "sigmoid(u), 5"],
    ["(1 + tanh(u / 2)) / 2", "sigmoid(u), 4"],
    ["log(1 + exp(u))", "softplus(u), 3"],
    ["log(e^u + 1)", "softplus(u), 3"],
    ["(exp(u) - exp(-u)) / (exp(u) + exp(-u))", "tanh(u), 9"],
    ["(exp(u) - exp(-u)) / (exp(-u) + exp(u))", "tanh(u), 9"],
    ["(-exp(-u) + exp(u)) / (exp(u) + exp(-u))", "tanh(u), 10"],
    ["2 sigmoid(2u) - 1", "tanh(u), 4"],
    ["2 (1 / (1 + exp(-(2u)))) - 1", "tanh(u), 7"],
    ["(exp(2u) - 1) / (exp(2u) + 1)", "tanh(u), 7"],
    ["(exp(2u) - 1) / (1 + exp(u * 2))", "tanh(u), 7"],
    ["max(0, u)", "relu(u), 1"],
    ["maximum(u, 0)", "relu(u), 1"],
    ["where(u > 0, u, 0)", "relu(u), 2"],
    ["u * (u > 0)", "relu(u), 2"],
    ["max(0.1u, u)", "leaky_relu(u, 0.1), 2"],
    ["max(u * 0.01, u)", "leaky_relu(u, 0.01), 2"],
    ["max(u, 0.1u)", "leaky_relu(u, 0.1), 2"],
    ["where(u > 0, u, 0.2 u)", "leaky_relu(u, 0.2), 3"],
    ["max(0, u) + 0.1 min(u, 0)", "leaky_relu(u, 0.1), 4"],
    ["max(0, u) + exp(min(u, 0)) - 1", "elu(u, 1), 5"],
    ["where(u > 0, u, exp(u) - 1)", "elu(u, 1), 4"],
    ["where(u > 0, u, 0.5 (exp(u) + -1))", "elu(u, 0.5), 5"],
    ["max(u, -u)", "abs(u), 2"],
    ["max(-u, u)", "abs(u), 2"],
    ["sqrt(u^2)", "abs(u), 2"],
  ])("f = %s", (text, expected) => {
    const graph = graphOf(`f = ${text}; u = 0.6`);
    expect(told(graph)).toEqual([expected]);
    expect(differences(graph, collapse(graph, recognise(graph)))).toEqual([]);
  });

  it.each([
    ["sum(v * exp(x) / sum(exp(x)))", []],
    ["sum(v * (exp(x) / sum(exp(x))))", ['softmax(x) {"axis":-1}, 4']],
    ["sum(v * (exp(x) * (1 / sum(exp(x)))))", ['softmax(x) {"axis":-1}, 5']],
    ["sum(v * (exp(x - max(x)) / sum(exp(x - max(x)))))", ['softmax(x) {"axis":-1}, 8']],
    ["sum(S * (exp(X) / sum(exp(X), axis=1, keepdims=True)))", ['softmax(X) {"axis":-1}, 4']],
    ["sum(S * (exp(X) / exp(X).sum(axis=0)))", ['softmax(X) {"axis":0}, 4']],
    ["log(sum(exp(x)))", ['logsumexp(x) {"axis":null,"keepdims":0}, 3']],
    ["sum(v * (x - log(sum(exp(x)))))", ['log_softmax(x) {"axis":-1}, 4']],
    ["sum(S * log(softmax(X)))", ['log_softmax(X) {"axis":-1}, 2']],
    ["x · x", ["squared_norm(x), 1"]],
    ["sum(x^2)", ["squared_norm(x), 2"]],
    ["sum(x * x)", ["squared_norm(x), 2"]],
    ["sum((X @ x)²)", ["squared_norm(f.1), 2"]],
    ["norm(X)^2", ["squared_norm(X), 2"]],
    ["sqrt(sum(X * X))", ['norm(X) {"axis":null,"keepdims":0}, 3']],
    ["sum(x²)^0.5", ["squared_norm(x), 2"]],
    ["mean((x - v)^2)", ["mse(x, v), 3"]],
    ["sum((x - v)^2) / 3", ["mse(x, v), 4"]],
    ["1/3 * sum(square(x - v))", ["mse(x, v), 4"]],
    ["sum((x + -v) * (x - v)) / len(x)", ['mean(f.4) {"axis":null,"keepdims":0}, 2']],
    ["sum(x) / 3", ['mean(x) {"axis":null,"keepdims":0}, 2']],
    ["sum(sum(X, axis=0) / 2 * v)", ['mean(X) {"axis":0,"keepdims":0}, 2']],
    ["logsumexp(s) - s[1]", ['cross_entropy(s) {"y":1}, 3']],
    ["-log(exp(s[0]) / sum(exp(s)))", ['cross_entropy(s) {"y":0}, 7']],
    ["-log(softmax(s)[-1])", ['cross_entropy(s) {"y":2}, 4']],
    ["-s[1] + log(sum(exp(s)))", ['cross_entropy(s) {"y":1}, 6']],
    ["-sum(onehot([0, 1], 3) * log_softmax(S)) / 2", ['cross_entropy(S) {"y":[0,1]}, 6']],
    ["sum(max(0, s - s[0] + 1)) - 1", ['svm_loss(s) {"y":0,"delta":1}, 6']],
    ["sum(max(0, 0.5 + s - s[1])) - 0.5", ['svm_loss(s) {"y":1,"delta":0.5}, 6']],
    [
      "sum(max(0, S - (S * onehot([0, 2], 3)).sum(axis=1, keepdims=True) + 1) * (1 - onehot([0, 2], 3))) / len(S)",
      ['svm_loss(S) {"y":[0,2],"delta":1}, 10'],
    ],
  ] as const)("f = %s", (text, expected) => {
    const graph = graphOf(`f = ${text}\n${vectors}\n${matrix}`);
    expect(told(graph)).toEqual(expected);
    expect(differences(graph, collapse(graph, recognise(graph)))).toEqual([]);
  });
});

describe("is something else", () => {
  it.each([
    "1 / (1 + exp(u))",
    "1 / (2 + exp(-u))",
    "2 / (1 + exp(-u))",
    "1 / (1 - exp(-u))",
    "1 / (1 + exp(-2u))^2",
    "exp(u) / (1 + exp(w))",
    "exp(u) / (exp(u) + 2)",
    "log(2 + exp(u))",
    "log(1 + exp(u) + w)",
    "(exp(u) + exp(-u)) / (exp(u) - exp(-u))",
    "(exp(u) - exp(-w)) / (exp(u) + exp(-w))",
    "(exp(2u) - 1) / (exp(3u) + 1)",
    "max(1, u)",
    "max(u, w)",
    "max(2u, u)",
    "max(w * u, u)",
    "max(u, -w)",
    "u * (w > 0)",
    "where(u > 0, u, exp(u) - 2)",
    "u * u",
    "u - w",
    "u / w",
    "u^2",
    "sigmoid(u) * tanh(w)",
  ])("f = %s", (text) => {
    expect(told(graphOf(`f = ${text} + w; u = 0.6; w = 2`))).toEqual([]);
  });

  it.each([
    ["sum(v * (exp(x) / sum(exp(v))))", []],
    ["sum(S * (exp(X) / sum(exp(X))))", []],
    ["sum(S * (exp(X) / sum(exp(X), axis=1, keepdims=True)) / 5)", ["softmax"]],
    ["sum(x) / 2", []],
    ["sum(X) / 3", []],
    ["sum(x * v)", []],
    ["x · v", []],
    ["sum((x - v)^2, axis=0) / 4", ["squared_norm"]],
    ["mean((x - v)^3)", []],
    ["logsumexp(x) - s[1]", []],
    ["sum(max(0, s - s[0] + 1)) - 2", ["relu"]],
    ["sum(max(0, S - S[0] + 1)) - 1", ["relu"]],
    ["sum(max(0, R - R[0] + 1)) - 1", ["relu"]],
    ["-sum(onehot([0, 1], 3) * log_softmax(S)) / 3", []],
    ["-sum([[0.5, 0.5, 0], [0, 1, 0]] * log_softmax(S)) / 2", []],
    ["-sum(Y * log_softmax(S)) / 2", []],
  ] as const)("f = %s", (text, expected) => {
    const graph = graphOf(`f = ${text}\n${vectors}\n${matrix}\nR = [[1, 2, 3]]; Y = onehot([0, 1], 3)`);
    expect(recognise(graph).map(({ gate }) => gate)).toEqual(expected);
    expect(differences(graph, collapse(graph, recognise(graph)))).toEqual([]);
  });
});

describe("what is inside is used inside alone", () => {
  it.each([
    ["a value that the rest needs too", "d = 1 + exp(-u); f = 1 / d + d; u = 1", []],
    ["the output itself", "1 / d\nd = 1 + exp(-u)\nd * 2\nu = 1\nf2 = d", []],
    ["a name for it", "d = 1 + exp(-u); f = 1 / d; u = 1", ["sigmoid(u), 4"]],
    ["one exponential for both places", "c = exp(u); f = c / (1 + c); u = 1", ["sigmoid(u), 3"]],
    ["one exponential for both places and a third", "c = exp(u); f = c / (1 + c) + c; u = 1", []],
    [
      "the half of a larger pattern",
      "a = exp(x); p = a / sum(a); f = -log(p[0]) + p[1]; x = [1, 2]",
      ['softmax(x) {"axis":-1}, 3'],
    ],
    ["another function's inside", "e1(t) = exp(-t); f = 1 / (1 + e1(u)); u = 1", []],
    [
      "the same function's inside, twice",
      "s(t) = 1 / (1 + exp(-t)); f = s(u) * s(s(u)); u = 1",
      ["sigmoid(u), 4", "sigmoid(u), 4", "sigmoid(f.8), 4"],
    ],
  ])("%s", (_what, source, expected) => {
    const graph = graphOf(source);
    expect(told(graph)).toEqual(expected);
    expect(differences(graph, collapse(graph, recognise(graph)))).toEqual([]);
  });

  it("never takes what is differentiated into the inside", () => {
    const graph = graphOf("d = 1 + exp(-u); g = 1 / d; u = 1");
    const output = indexOfId(graph, "d");
    expect(told({ ...graph, output })).toEqual([]);
  });
});

it("a gate that is written out on the canvas is not offered again", () => {
  const graph = graphOf("s(t) = 1 / (1 + exp(-t)); f = s(u) + 1; u = 1");
  expect(told(graph)).toEqual(["sigmoid(u), 4"]);
  expect(told({ ...graph, groups: graph.groups.map((group) => ({ ...group, kind: "gate" as const })) })).toEqual([]);
});

describe("of patterns that overlap", () => {
  it("the larger wins, and of equal ones the earlier", () => {
    expect(told(graphOf("f = sum((a - b)^2) / 2; a = [1, 2]; b = [0, 1]"))).toEqual(["mse(a, b), 4"]);
    expect(told(graphOf("f = sum(a^2) / 2; a = [1, 2]"))).toEqual(["squared_norm(a), 2"]);
    expect(told(graphOf("f = log(1 + exp(log(1 + exp(u)))); u = 1"))).toEqual(["softplus(u), 3", "softplus(f.3), 3"]);
  });
});

describe("a convention that differs at a kink", () => {
  it.each([
    ["max(u, 0)", "relu(u)"],
    ["max(u, 0.1u)", "leaky_relu(u)"],
    ["max(u, -u)", "abs(u)"],
    ["max(-u, u)", "abs(u)"],
    ["where(u > 0, u, -u)", "abs(u)"],
    ["sqrt(u^2)", "abs(u)"],
  ])("is told: %s", (text) => {
    const graph = graphOf(`f = ${text}; u = 0`);
    const [found] = recognise(graph);
    expect(found?.differs).toHaveLength(1);
    expect(differences(graph, collapse(graph, recognise(graph)))).not.toEqual([]);
  });

  it.each(["max(0, u)", "max(0.1u, u)", "u * (u > 0)", "max(0, u) + 0.1 min(u, 0)", "where(u > 0, u, exp(u) - 1)"])(
    "is none in %s",
    (text) => {
      const graph = graphOf(`f = ${text}; u = 0`);
      const [found] = recognise(graph);
      expect(found?.differs).toEqual([]);
      expect(differences(graph, collapse(graph, recognise(graph)))).toEqual([]);
    },
  );
});

it("the lecture's sigmoid: 0.7310585786 and 0.1966119332, written out and collapsed", () => {
  const graph = graphOf("u = w0*x0 + w1*x1 + w2; f = 1/(1+e^-u); w0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3");
  const [found] = recognise(graph);
  expect(found?.title).toBe("a sigmoid gate");
  const collapsed = collapse(graph, recognise(graph));
  for (const one of [graph, collapsed]) {
    const trace = run(compile(one), one);
    expect(valueOf(trace, indexOfId(one, "f"))).toBeCloseTo(0.7310585786300049, 14);
    expect(gradientOf(trace, indexOfId(one, "u"))).toBeCloseTo(0.19661193324148185, 14);
  }
  expect(collapsed.nodes).toHaveLength(graph.nodes.length - 3);
  const node = collapsed.nodes[collapsed.output];
  const before = graph.nodes[graph.output];
  expect(node).toEqual({
    ...before,
    gate: "sigmoid",
    collapsed: true,
    operands: [{ kind: "wire", node: indexOfId(collapsed, "u") }],
  });
});

it("what overflows when it is written out does not when it is one gate", () => {
  const graph = graphOf("f = log(1 + exp(u)); u = 1000");
  const collapsed = collapse(graph, recognise(graph));
  expect(valueOf(run(compile(graph), graph), graph.output)).toBe(Infinity);
  expect(valueOf(run(compile(collapsed), collapsed), collapsed.output)).toBe(1000);
});

it("names follow their nodes, and those of the inside go", () => {
  const graph = graphOf("c = exp(-u); d = 1 + c; f = 1 / d; g = f; u = w * 2; w = 3; g * u");
  const { nodes, names } = collapse(graph, recognise(graph));
  const byName = names.map(([name, index]) => [name, nodes[index]?.id]);
  expect(Object.fromEntries(byName)).toEqual({ f: "f", g: "f", u: "u", w: "w", "#output": undefined });
});

it.each(examples.map(({ id, source }) => [id, source] as const))(
  "in example %s values and gradients stay when all that is recognised collapses",
  (_id, source) => {
    const graph = graphOf(source);
    expect(differences(graph, collapse(graph, recognise(graph)))).toEqual([]);
  },
);

/** A program that unfolds to some ten thousand gates. */
const large = (step: string): string => {
  const fold = (to: string, of: string, times: number): string =>
    `${to}(u) = ${`${of}(`.repeat(times)}u${")".repeat(times)}`;
  return `s0(u) = ${step}\n${fold("s1", "s0", 12)}\n${fold("s2", "s1", 12)}\nf = ${"s2(".repeat(11)}x${")".repeat(11)}; x = 0.5; w = 2`;
};

it.each([
  ["1 / (1 + exp(-(w * u + 1)))", 1584],
  ["u * w * u * w * u * w", 0],
  ["u / w + w / u - w^2 * u", 0],
  ["max(0, u) + max(u, 0) + log(1 + exp(u))", 3 * 1584],
])("ten thousand gates of %s are looked through in no time", { timeout: 60_000 }, (step, patterns) => {
  const graph = graphOf(large(step));
  expect(graph.nodes.length).toBeGreaterThan(7000);
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    expect(recognise(graph)).toHaveLength(patterns);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  // Some 50 ms on a processor of its own, less than a run of the graph takes; tests run beside others.
  expect(Math.min(...times)).toBeLessThan(500);
});
