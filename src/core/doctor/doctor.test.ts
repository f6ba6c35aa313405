import { describe, expect, test } from "vitest";
import { examples } from "../../examples/index.ts";
import { exampleGraph } from "../check/check.fixtures.ts";
import { traceOf } from "../notation/notation.fixtures.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { diagnose } from "./diagnose.ts";
import type { Ailment, Finding } from "./finding.ts";
import { gradientFlows } from "./flow.ts";

const findings = (source: string): readonly Finding[] => diagnose(traceOf(source));
const found = (source: string, ailment: Ailment): Finding => {
  const one = findings(source).find((finding) => finding.ailment === ailment);
  if (one === undefined) throw new Error(`no ${ailment} in ${source}`);
  return one;
};
const kindsOf = (found: readonly Finding[]): readonly string[] =>
  found.map(({ severity, ailment, nodes }) => `${severity} ${ailment} ${nodes.join(" ")}`);
const kinds = (source: string): readonly string[] => kindsOf(findings(source));
const exampleTrace = (source: string): Trace => {
  const graph = exampleGraph(source);
  return run(compile(graph), graph);
};

describe("examples", () => {
  // Every finding there is stands here, and each has been looked at: what is not listed is healthy.
  const expected: Readonly<Record<string, readonly string[]>> = {
    alexnet: ["note deadUnits conv2", "note deadUnits conv3", "note deadUnits conv4", "note deadUnits conv5"],
    l13: ["note noGradient f.2 w"],
    tie: ["note noGradient f.1 y", "note tie f.1 x"],
    maxout: ["note noGradient f w1 b1"],
    log: ["serious notFinite loss.1", "serious gradientNotFinite loss.1 p"],
    // A thousand normal inputs times normal weights: the scores spread over some 30.
    l24: ["warning saturated h"],
    saturated: ["warning saturated f"],
  };

  test.each(examples.map(({ id, source }) => [id, source] as const))("%s", (id, source) => {
    expect(kindsOf(diagnose(exampleTrace(source)))).toEqual(expected[id] ?? []);
  });
});

describe("saturated", () => {
  test.each([
    ["f = sigmoid(x); x = 5", "f", "The sigmoid gate f is saturated"],
    ["f = sigmoid(x); x = -30", "f", "The sigmoid gate f is saturated"],
    ["f = 2 * tanh(x); x = 3", "f.1", "The tanh gate tanh(x) is saturated"],
    ["f = 1/(1 + exp(-s)); s = 30", "f", "The sigmoid that ends in f is saturated"],
    ["f = sum(sigmoid(x)); x = [9, -9, 0, 8]", "f.1", "saturated in 75 % of its entries"],
    ["p = softmax(s)\nf = mse(p, y)\ns = [100, 1, 2]; y = [0, 1, 0]", "p", "The softmax gate p gives almost all"],
    ["p = softmax(s)\nf = sum(p * y)\ns = [[100, 1], [0, 80]]; y = [[0, 1], [1, 2]]", "p", "in most rows"],
  ])("%s", (source, node, words) => {
    const finding = found(source, "saturated");
    expect(finding.nodes).toEqual([node]);
    expect(finding.says).toContain(words);
  });

  test.each([
    "f = sigmoid(x) + tanh(y); x = 4; y = -2.5",
    "f = sum(sigmoid(x)); x = [9, -9, 0, 1]",
    "p = softmax(s)\nf = sum(p * y)\ns = [1, 2, 3]; y = [1, 2, 4]",
    // What a classifier is sure of is no fault, and the gradient of its loss is p − y.
    "f = cross_entropy(s, 0); s = [100, 1, 2]",
    "a = sigmoid(y)\nf = x^2\nx = 1; y = 50",
  ])("not %s", (source) => {
    expect(kinds(source).filter((kind) => kind.includes("saturated"))).toEqual([]);
  });
});

describe("dead", () => {
  test.each([
    ["h = relu(w*x + b)\nf = v*h\nw = -1; x = 2; b = 0.5; v = 3", "serious dead h"],
    ["h = max(0, w*x)\nf = v*h\nw = -1; x = 2; v = 3", "serious dead h"],
    ["h = relu(W @ x)\nf = sum(V @ h)\nW = [[-1, -2], [0, -1]]; x = [1, 2]; V = [[1, 2]]", "serious dead h"],
    ["f = sum(max(0, s - 1)); s = [0.5, -3]", "note dead f.2"],
    [
      "h = max(0, X @ W)\nf = sum(h @ V)\nX = [[1, 2], [2, 1]]; W = [[1, -1, 2], [1, -2, 1]]; V = [[1], [2], [3]]",
      "note deadUnits h",
    ],
    [
      "h = relu(X @ W)\nf = sum(h @ V)\nX = [[1, 2], [2, 1]]; W = [[-1, -1, 2], [-1, -2, 1]]; V = [[1], [2], [3]]",
      "warning deadUnits h",
    ],
  ])("%s: %s", (source, kind) => {
    expect(kinds(source)).toContain(kind);
  });

  test("counts the units", () => {
    const source =
      "h = relu(X @ W)\nf = sum(h @ V)\nX = [[1, 2], [2, 1]]; W = [[-1, -1, 2], [-1, -2, 1]]; V = [[1], [2], [3]]";
    expect(found(source, "deadUnits")).toMatchObject({ numbers: { dead: 2, units: 3 } });
    expect(found(source, "deadUnits").says).toMatch(/^2 units of 3 in the ReLU gate h are off for every row/);
  });

  test.each([
    // A unit that is off for one example of a single one is how a ReLU works; so are margins that are met.
    "h = relu(W @ x)\nf = sum(V @ h)\nW = [[-1, -2], [1, 1]]; x = [1, 2]; V = [[1, 2]]",
    "h = relu(X @ W)\nf = sum(h @ V)\nX = [[1, 2], [-2, 1]]; W = [[-1, 1], [1, 1]]; V = [[1], [2]]",
    "f = sum(max(0, X @ W - 1)); X = [[1, 2], [2, 1]]; W = [[1, -1], [1, -2]]",
    "h = leaky_relu(w*x)\nf = v*h\nw = -1; x = 2; v = 3",
  ])("not %s", (source) => {
    expect(kinds(source).filter((kind) => kind.includes("dead"))).toEqual([]);
  });
});

describe("vanishing and exploding", () => {
  const layers = (count: number, gate: string, scale: number): string =>
    [
      "h0 = [1, 0.5]",
      ...Array.from(
        { length: count },
        (_unused, i) => `h${String(i + 1)} = ${gate}(W${String(i + 1)} @ h${String(i)})`,
      ),
      `f = sum(h${String(count)})`,
      ...Array.from({ length: count }, (_unused, i) => `W${String(i + 1)} = ${String(scale)} * [[1, 0.5], [0.5, 1]]`),
    ].join("\n");

  test("through layers", () => {
    const vanishing = found(layers(8, "tanh", 0.2), "vanishing");
    expect(vanishing.says).toMatch(
      /^Going back through the layers, the gradient shrinks to 0\.000\d+ times what it was, over 7 steps/,
    );
    expect(vanishing.norms?.length).toBe(8);
    expect(found(layers(10, "relu", 2), "exploding").numbers["perStep"]).toBeCloseTo(3, 6);
    expect(kinds(layers(8, "relu", 2 / 3))).toEqual([]);
  });

  test("through the turns of a loop, once", () => {
    const loop = (body: string, given: string): string =>
      `h = 1\nfor t in range(20):\n    h = ${body}\nf = h\n${given}`;
    const vanishing = findings(loop("sigmoid(w * h)", "w = 0.5"));
    expect(vanishing.map(({ ailment }) => ailment)).toEqual(["vanishing"]);
    expect(vanishing[0]?.norms?.map(({ label }) => label).slice(0, 2)).toEqual(["t = 19", "t = 18"]);
    expect(found(loop("w * h", "w = 3"), "exploding").numbers).toMatchObject({ steps: 19, ratio: 3 ** 19 });
    expect(kinds(loop("w * h", "w = 1"))).toEqual([]);
    const matrices = "h = [1, 1]\nfor t in range(20):\n    h = W @ h\nf = sum(h)\nW = [[2, 1], [1, 2]]";
    expect(findings(matrices).map(({ ailment }) => ailment)).toEqual(["exploding"]);
  });

  test("the norms are those of the gradients, from the output back", () => {
    const [flow] = gradientFlows(traceOf("f = sum(C @ (B @ (A @ x)))\nA = [[2]]; B = [[3]]; C = [[5]]; x = [1]"));
    expect(flow?.norms.map(({ norm }) => norm)).toEqual([1, 5, 15]);
    expect(gradientFlows(traceOf("f = sum(A @ x); A = [[2]]; x = [1]"))).toEqual([]);
  });
});

describe("ties and kinks", () => {
  test.each([
    ["f = max(x, y) * z; x = 2; y = 2; z = 3", "note tie f.1 x"],
    ["f = min(x, y); x = 2; y = 2", "note tie f x"],
    ["f = max(x); x = [3, 3, 1]", "note tie f x"],
    ["f = sum(max(a, b)); a = [1, 2]; b = [1, 3]", "note tie f.1 a"],
    ["f = sum(relu(x)); x = [0, -1, 2]", "note kink f.1"],
    ["f = abs(x) + y; x = 0; y = 1", "note kink f.1"],
    ["f = norm(x); x = [0, 0]", "note kink f"],
  ])("%s: %s", (source, kind) => {
    expect(kinds(source)).toContain(kind);
  });

  test.each([
    "f = max(x, x); x = 2",
    "f = 0 * max(x, y) + x; x = 2; y = 2",
    "f = max(x) + relu(y) + abs(z); x = [3, 2]; y = 1; z = -1",
    "f = x^2 * y^3; x = 3; y = 2",
    "f = (a > b) * a; a = 2; b = 1",
  ])("not %s", (source) => {
    expect(kinds(source).filter((kind) => /tie|kink/.test(kind))).toEqual([]);
  });
});

describe("not finite", () => {
  test.each([
    ["f = log(x - y) * 2; x = 1; y = 1", "serious notFinite f.2", /log 0 is −∞/],
    ["f = sum(log(x)); x = [1, 0, -1]", "serious notFinite f.1", /2 of 3 entries\. log 0/],
    ["f = exp(x) + 1; x = 1000", "serious notFinite f.1", /past 1\.8/],
    ["f = x / y; x = 1; y = 0", "serious notFinite f", /y is 0, and a division/],
  ])("%s: the first gate, and why", (source, kind, why) => {
    expect(kinds(source)).toContain(kind);
    expect(kinds(source).filter((one) => one.includes(" notFinite"))).toEqual([kind]);
    expect(found(source, "notFinite").says).toMatch(why);
  });

  test("a gradient that is not finite where the values are", () => {
    const finding = found("f = sqrt(x) + 1; x = 0", "gradientNotFinite");
    expect(finding.nodes).toEqual(["f.1", "x"]);
    expect(finding.says).toMatch(/rises vertically at 0/);
    expect(kinds("f = sqrt(x) + 1; x = 0")).toEqual(["serious gradientNotFinite f.1 x"]);
  });
});

describe("no gradient", () => {
  test.each([
    ["f = (x > 1) * y; x = 2; y = 1", "warning noGradient f.1 x", /x gets no gradient: the > 1 gate/],
    ["f = x * y + z; x = 0; y = 0; z = 1", "warning noGradient f.1 x y", /x and y get no gradient/],
    ["f = x - x + y; x = 1; y = 3", "note noGradient x", /adds up to exactly 0/],
    ["g = y * 2\nf = x^2\nx = 2; y = 1", "note noGradient y", /f does not depend on it/],
    ["f = where(c, a, b); c = 1; a = 3; b = 2", "note noGradient f c b", /hands them none/],
  ])("%s: %s", (source, kind, why) => {
    expect(kinds(source).filter((one) => one.includes("noGradient"))).toContain(kind);
    expect(findings(source).some(({ says }) => why.test(says))).toBe(true);
  });
});

test("every finding names gates that are there and says something that helps", () => {
  for (const { source } of examples.filter(({ id }) => id !== "wide")) {
    const trace = exampleTrace(source);
    const ids = new Set(trace.graph.nodes.map(({ id }) => id));
    for (const { nodes, says, helps } of diagnose(trace)) {
      expect(nodes.length).toBeGreaterThan(0);
      for (const id of nodes) expect(ids).toContain(id);
      expect(says).toMatch(/^[A-Z\d\p{L}].*\.$/u);
      expect(helps).toMatch(/\.$/);
      expect(`${says} ${helps}`).not.toMatch(/undefined|NaN %|\[object/);
    }
  }
});
