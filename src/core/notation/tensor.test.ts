import katex from "katex";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GateNode } from "../graph/graph.ts";
import { explain, explainNode } from "./explain.ts";
import type { Explanation, SlotExplanation } from "./explanation.ts";
import { faceOf } from "./face.ts";
import { exprToLatex } from "./latex.ts";
import { programToLatex } from "./nodeLatex.ts";
import { traceOf, graphOf } from "./notation.fixtures.ts";
import { nudge } from "./nudge.ts";
import { numberContext } from "./number.ts";
import { rules } from "./rules.ts";
import { formatValue, latexMatrix } from "./value.ts";
import { parseExpression } from "../language/parse.ts";

const l16 = "q = W @ x\nf = sum(q^2)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]";

function stepsOf(source: string): readonly Explanation[] {
  const trace = traceOf(source);
  return trace.steps.map((_step, at) => explain(trace, at + 1, "auto"));
}

function slotTo(source: string, operand: string): SlotExplanation {
  const slot = stepsOf(source)
    .flatMap(({ slots }) => slots)
    .find((each) => each.operand === operand);
  if (slot === undefined) throw new Error(`Nothing is handed to ${operand}.`);
  return slot;
}

const rows = (...lines: string[]): string => `\\begin{bmatrix} ${lines.join(" \\\\ ")} \\end{bmatrix}`;

describe("a number that a gate on whole tensors makes of constants", () => {
  it.each(["sum([1, 2])", "norm(3)", "max([1, 3])"])("stands in a gate by its value: %s", (constant) => {
    expect(stepsOf(`f = x * ${constant}; x = 1`)[0]?.title).toBe("Multiply by 3 gate");
  });
});

describe("L16, f = sum of (W x) squared", () => {
  it("prints the slide's gradients to the digit", () => {
    expect(slotTo(l16, "q").downstream).toBe("[0.44, 0.52]");
    expect(slotTo(l16, "W").downstream).toBe("[[0.088, 0.176], [0.104, 0.208]]");
    expect(slotTo(l16, "x").downstream).toBe("[−0.112, 0.636]");
  });

  it("says them in matrix form", () => {
    expect(slotTo(l16, "W").tensor).toMatchObject({
      shape: "2×2",
      matrixLatex: "\\nabla_{W} f = \\nabla_{q} f \\; x^{T} = 2 q \\cdot x^{T}",
      numbersLatex: `\\nabla_{W} f = ${rows("0.44", "0.52")} \\, ${rows("0.2 & 0.4")} = ${rows("0.088 & 0.176", "0.104 & 0.208")}`,
      dimensions: "∇W must be 2×2, as W is: from an upstream gradient of 2 and x of 2 only an outer product fits.",
      broadcast: "",
    });
    expect(slotTo(l16, "x").tensor).toMatchObject({
      matrixLatex: "\\nabla_{x} f = W^{T} \\; \\nabla_{q} f = 2 W^{T} \\cdot q",
      numbersLatex: `\\nabla_{x} f = ${rows("0.1 & -0.3", "0.5 & 0.8")} \\, ${rows("0.44", "0.52")} = ${rows("-0.112", "0.636")}`,
    });
  });

  it("proves them by indices (L17)", () => {
    expect(slotTo(l16, "W").tensor?.indexLatex).toEqual([
      "\\frac{\\partial q_{k}}{\\partial W_{ij}} = \\mathbf{1}_{k=i} \\, x_{j}",
      "\\frac{\\partial f}{\\partial W_{ij}} = \\sum_{k} \\frac{\\partial f}{\\partial q_{k}} \\, \\mathbf{1}_{k=i} \\, x_{j} = \\frac{\\partial f}{\\partial q_{i}} \\, x_{j}",
      "\\frac{\\partial f}{\\partial W_{ij}} = 2 q_{i} \\, x_{j}",
    ]);
    expect(slotTo(l16, "x").tensor?.indexLatex).toEqual([
      "\\frac{\\partial q_{k}}{\\partial x_{i}} = W_{ki}",
      "\\frac{\\partial f}{\\partial x_{i}} = \\sum_{k} \\frac{\\partial f}{\\partial q_{k}} \\, W_{ki}",
      "\\frac{\\partial f}{\\partial x_{i}} = \\sum_{k} 2 q_{k} \\, W_{ki}",
    ]);
  });

  it("is one sentence a step", () => {
    const [first] = stepsOf(l16);
    expect(first?.sentence).toBe(
      "Forward: the matrix multiply gate q computes [0.22, 0.26] from W = [[0.1, 0.5], [−0.3, 0.8]] and x = [0.2, 0.4].",
    );
    expect(stepsOf(l16).at(-1)?.sentence).toBe(
      "Backward: the matrix multiply gate q hands x the gradient [−0.112, 0.636], and W the gradient [[0.088, 0.176], [0.104, 0.208]].",
    );
  });

  it("typesets the forward product", () => {
    expect(stepsOf(l16)[0]?.forwardLatex).toBe(
      `q = W \\cdot x = ${rows("0.1 & 0.5", "-0.3 & 0.8")} \\, ${rows("0.2", "0.4")} = ${rows("0.22", "0.26")}`,
    );
    expect(programToLatex(graphOf(l16))).toBe("f = \\sum \\left(W \\cdot x\\right)^{2}");
  });

  it("has rules in gradients, and nudges the steepest entry", () => {
    expect(rules(graphOf(l16))[0]?.partialsLatex).toEqual([
      "\\nabla_{W} f = \\nabla_{q} f \\; x^{T}",
      "\\nabla_{x} f = W^{T} \\; \\nabla_{q} f",
    ]);
    const trace = traceOf(l16);
    const w = trace.graph.nodes.findIndex(({ id }) => id === "W");
    // f(W + 0.01 at [1, 1]) − f(W) = 0.264² − 0.26² = 0.002096
    expect(nudge(trace, w, "auto")).toMatchObject({ delta: "+0.01", predicted: "0.00208", actual: "0.0021" });
    expect(nudge(trace, w, "auto").sentence).toMatch(/^Nudge W\[1, 1\] by \+0\.01 and f moves by about 0\.00208/);
  });
});

it("marks the parts of a gradient that comes several ways", () => {
  const slot = slotTo("f = sum(x * x); x = [1, 2]", "x").tensor;
  const part = "\\left.\\nabla_{x} f\\right|_{\\text{via } u_{1}\\text{, second}}";
  expect(slot?.matrixLatex).toBe(`${part} = x \\odot \\nabla_{u_{1}} f`);
  expect(slot?.indexLatex.at(-1)).toContain("\\text{, second}} = x_{i}");
  expect(stepsOf("f = sum(x * x); x = [1, 2]").at(-1)).toMatchObject({
    kind: "accumulate",
    sum: "[2, 4]",
    sumLatex: `\\nabla_{x} f = ${rows("1", "2")} + ${rows("1", "2")} = ${rows("2", "4")}`,
  });
});

describe("matrix product by ranks", () => {
  it.each([
    ["f = sum(X @ W); X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 2], [3, 4], [5, 6]]", "X", "\\nabla_{u_{1}} f \\; W^{T}"],
    ["f = sum(X @ W); X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 2], [3, 4], [5, 6]]", "W", "X^{T} \\; \\nabla_{u_{1}} f"],
    ["f = sum(x @ W); x = [1, 2]; W = [[1, 2], [3, 4]]", "x", "W \\; \\nabla_{u_{1}} f"],
    ["f = sum(x @ W); x = [1, 2]; W = [[1, 2], [3, 4]]", "W", "x \\cdot \\left(\\nabla_{u_{1}} f\\right)^{T}"],
    ["f = a @ b; a = [1, 2]; b = [3, 4]", "a", "\\frac{\\partial f}{\\partial f} b"],
  ])("%s hands %s %s", (source, operand, expected) => {
    expect(slotTo(source, operand).tensor?.matrixLatex).toContain(` = ${expected}`);
  });

  it("tells which product fits", () => {
    const source = "f = sum(X @ W); X = [[1, 2, 3], [4, 5, 6]]; W = [[1], [3], [5]]";
    expect(slotTo(source, "W").tensor?.dimensions).toBe(
      "∇W must be 3×1, as W is: from an upstream gradient of 2×1 and X of 2×3 only Xᵀ · upstream (3×2 times 2×1) fits.",
    );
  });
});

describe("broadcasting", () => {
  const source = "s = X + b\nf = sum(s * s)\nX = [[1, 2], [3, 4], [5, 6], [7, 8]]\nb = [0.5, -0.5]";
  it("is copies forward and a sum backward", () => {
    expect(slotTo(source, "b").tensor).toMatchObject({
      matrixLatex: "\\nabla_{b} f = \\sum_{\\text{axis }0} \\nabla_{s} f",
      broadcast: "b was copied to each of the 4 rows, so its gradient is the sum over the rows.",
    });
    // 2 Σ (X + b) over the rows: 2 (1.5 + 3.5 + 5.5 + 7.5) and 2 (1.5 + 3.5 + 5.5 + 7.5)
    expect(slotTo(source, "b").downstream).toBe("[36, 36]");
    expect(slotTo(source, "b").tensor?.indexLatex[1]).toContain("\\sum_{k} \\frac{\\partial f}{\\partial s_{ki}}");
  });
});

it.each([
  ["f = sum(x); x = [1, 2]", "distributor"],
  ["f = max(x); x = [1, 2]", "router"],
  ["f = x @ y; x = [1, 2]; y = [3, 4]", "switcher"],
  ["f = mean(x); x = [1, 2]", undefined],
  ["f = norm(x); x = [1, 2]", undefined],
])("the pattern of %s is %s", (source, name) => {
  expect(stepsOf(source).at(-1)?.pattern?.name).toBe(name);
});

it.each([
  ["sum(x)", "\\sum x"],
  ["0.1 * sum(W * W)", "0.1 \\sum W \\cdot W"],
  ["sum(x) * y", "\\left(\\sum x\\right) y"],
  ["x.sum(axis=0)", "\\sum_{\\text{axis }0} x"],
  ["W.T @ x", "W^{T} \\cdot x"],
  ["norm(W @ x)^2", "\\left\\lVert W \\cdot x \\right\\rVert^{2}"],
  ["norm(W, axis=1)", "\\left\\lVert W \\right\\rVert_{\\text{axis }1}"],
  ["norm(W, axis=1)^2", "\\left\\lVert W \\right\\rVert_{\\text{axis }1}^{2}"],
  ["W[0, :]", "W_{0,\\mathord{:}}"],
  ["w0[1]", "w_{0}\\left[1\\right]"],
  ["[[1, 2], [3, 4]]", rows("1 & 2", "3 & 4")],
  ["[a, b]", rows("a", "b")],
  ["softmax(s)", "\\operatorname{softmax}\\left(s\\right)"],
  ["max(x)", "\\max\\left(x\\right)"],
])("%s is set as %s", (text, latex) => {
  expect(exprToLatex(parseExpression(text))).toBe(latex);
});

it.each([
  ["f = sum(sum(x, axis=0)); x = [[1, 2]]", "Σ₀"],
  ["f = sum(W @ x); W = [[1, 2]]; x = [3, 4]", "@"],
  ["f = sum(norm(x, axis=1)); x = [[1, 2]]", "‖·‖"],
  ["f = x[0]; x = [1, 2]", "[0]"],
  ["f = sum(W[0, :]); W = [[1, 2]]", "[0, :]"],
])("the face in %s", (source, face) => {
  const gates = graphOf(source).nodes.filter((node): node is GateNode => node.kind === "gate");
  expect(gates.map(faceOf)).toContain(face);
});

describe("values", () => {
  const context = { decimals: 2 };
  it.each([
    [0.5, "0.50"],
    [[0.22, 0.26], "[0.22, 0.26]"],
    [
      [
        [1, 0],
        [0, 1],
      ],
      "[[1, 0], [0, 1]]",
    ],
    [
      [
        [1, 0, 1],
        [0, 1, 1],
        [1, 1, 1],
      ],
      "3×3 matrix",
    ],
    [Array.from({ length: 4096 }, () => 1), "vector of 4096"],
    [[[[1]]], "1×1×1 tensor"],
  ])("in a line", (value, text) => {
    expect(formatValue(value, "auto", context)).toBe(text);
  });

  it("as matrices, vectors as columns", () => {
    expect(latexMatrix([1, -2], "auto", context)).toBe(rows("1", "-2"));
    expect(latexMatrix([[1, 2]], 1, context)).toBe(rows("1.0 & 2.0"));
    expect(
      latexMatrix(
        Array.from({ length: 7 }, () => [1, 2]),
        "auto",
        context,
      ),
    ).toBe("\\left[\\, 7 \\times 2 \\,\\right]");
  });
});

/** Every string of a value, with the key it stands under. */
function strings(value: unknown, key = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((part) => strings(part, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => strings(part, name));
}

const cases = ["tensor", "losses"].flatMap((name) => {
  const text = readFileSync(new URL(`../reference/${name}.json`, import.meta.url), "utf8");
  return (JSON.parse(text) as readonly { readonly source: string }[]).map(({ source }) => source);
});

/** Gates that the reference programs leave out. */
const more: readonly string[] = [
  "f = sum(reshape(x, (3, 2)) @ [1, 2]) + sum(flatten(x)); x = [[1, 2, 3], [4, 5, 6]]",
  "f = sum(concat([a, b]) * stack([c, d, c, d])) + trace(outer(a, b)); a = [1, 2]; b = [3, 4]",
  "f = sum(conv2d(X, K)) + sum(max_pool2d(X, 2)) + sum(avg_pool2d(X, 2)); X = randn(1, 1, 4, 4); K = randn(1, 1, 3, 3)",
  "f = logsumexp(x) + sum(log_softmax(x)) + mse(x, y) + min(x); x = [1, 2]; y = [0, 0]",
  "f = sum(where(x > 0, x, 0.1 * x)) + sum(x[::2]) + sum(X[1:, 0]) ; x = [-1, 2]; X = [[1, 2], [3, 4]]",
  "y_pred = softmax(W_1 @ x_hat)\nf = sum(y_pred / norm(y_pred))\nW_1 = [[1, 2], [3, 4]]; x_hat = [1, -1]",
  "f = sum(x * x + x); x = [[1, 2]]",
  "f = sum(1 / x); x = [0, 1]",
];

describe("every explanation", () => {
  it.each([...cases.filter((_source, at) => at % 6 === 0), ...more])("of %s is whole and fits KaTeX", (source) => {
    const trace = traceOf(source);
    const { graph, steps } = trace;
    const told = [
      ...Array.from({ length: steps.length + 1 }, (_unused, at) => explain(trace, at, "auto")),
      ...graph.nodes.flatMap((node, at) => [
        explainNode(trace, at, 1, "auto"),
        explainNode(trace, at, steps.length, 3),
        ...(node.kind === "input" ? [nudge(trace, at, "auto")] : []),
      ]),
      ...rules(graph),
      { titleLatex: programToLatex(graph) },
    ];
    const seen = new Set<string>();
    for (const [key, text] of strings(told)) {
      expect(text).not.toMatch(/undefined|\[object/);
      if (!key.endsWith("Latex") || text === "" || seen.has(text)) continue;
      seen.add(text);
      expect(() => katex.renderToString(text, { strict: "error" }), text).not.toThrow();
    }
  });
});

it("steps past large tensors without reading them", () => {
  const trace = traceOf("h = max(0, X @ W)\nf = sum(softmax(h) * h)\nX = randn(64, 1000)\nW = randn(1000, 100)");
  numberContext(trace);
  explain(trace, 0, "auto");
  for (let cursor = 1; cursor <= trace.steps.length; cursor++) {
    const step = trace.steps[cursor - 1];
    const { sentence } = explain(trace, cursor, "auto");
    expect(sentence.length).toBeLessThan(200);
    if (step?.kind !== "backward") continue;
    // A field that has been read is plain data; one that has not is still to be computed.
    for (const slot of step.slots) {
      const field = Object.getOwnPropertyDescriptor(slot, "downstream");
      const isLarge = trace.shapes[trace.graph.nodes.findIndex(({ id }) => id === slot.operand)]?.length !== 0;
      expect(!isLarge || field?.get !== undefined, `${step.node} ${slot.operand}`).toBe(true);
    }
  }
});
