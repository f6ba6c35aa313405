import { describe, expect, it } from "vitest";
import { differentiate } from "../index.ts";
import type { Nested } from "./tensor.ts";

function run(source: string): Map<string, { readonly value: Nested; readonly gradient: Nested }> {
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join("\n"));
  return new Map(outcome.nodes.map((node) => [node.id, node]));
}

/** Numbers as the slides print them. */
function rounded(value: Nested | undefined, decimals: number): unknown {
  if (value === undefined) return undefined;
  return typeof value === "number" ? Number(value.toFixed(decimals)) + 0 : value.map((part) => rounded(part, decimals));
}

describe("the lecture's numbers", () => {
  it.each([
    ["[3.2, 5.1, -1.7]", 0, 2.9, [-1, 1, 0]],
    ["[1.3, 4.9, 2.0]", 1, 0, [0, 0, 0]],
    ["[2.2, 2.5, -3.1]", 2, 12.9, [1, 1, -2]],
  ] as const)("L1: the SVM loss of %s with label %i is %d", (scores, y, loss, gradient) => {
    const nodes = run(`s = ${scores}\nL = svm_loss(s, ${String(y)})`);
    expect(rounded(nodes.get("L")?.value, 12)).toBe(loss);
    expect(nodes.get("s")?.gradient).toEqual(gradient);
  });

  it("L1: the mean of the three is 5.2667", () => {
    const nodes = run("S = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]\nL = svm_loss(S, [0, 1, 2])");
    expect(rounded(nodes.get("L")?.value, 4)).toBe(5.2667);
    expect(rounded(nodes.get("S")?.gradient, 12)).toEqual(
      rounded(
        [
          [-1 / 3, 1 / 3, 0],
          [0, 0, 0],
          [1 / 3, 1 / 3, -2 / 3],
        ],
        12,
      ),
    );
  });

  it("L1: the same loss staged by hand", () => {
    const source = "s = [3.2, 5.1, -1.7]\nm = max(0, s - s[0] + 1)\nL = sum(m) - 1";
    const nodes = run(source);
    expect(rounded(nodes.get("L")?.value, 12)).toBe(2.9);
    expect(nodes.get("s")?.gradient).toEqual([-1, 1, 0]);
  });

  it("L16: f = ‖W·x‖²", () => {
    const nodes = run("q = W·x\nf = sum(q^2)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]");
    expect(rounded(nodes.get("q")?.value, 12)).toEqual([0.22, 0.26]);
    expect(rounded(nodes.get("f")?.value, 12)).toBe(0.116);
    expect(rounded(nodes.get("q")?.gradient, 12)).toEqual([0.44, 0.52]);
    expect(rounded(nodes.get("W")?.gradient, 12)).toEqual([
      [0.088, 0.176],
      [0.104, 0.208],
    ]);
    expect(rounded(nodes.get("x")?.gradient, 12)).toEqual([-0.112, 0.636]);
  });

  it("L22: softmax loss of (3.2, 5.1, −1.7) with label 0", () => {
    const nodes = run("p = softmax(s)\nL = -log(p[0])\ns = [3.2, 5.1, -1.7]");
    expect(rounded(nodes.get("p")?.value, 4)).toEqual([0.13, 0.869, 0.001]);
    expect(rounded(nodes.get("L")?.value, 4)).toBe(2.0404);
    expect(rounded(nodes.get("s")?.gradient, 4)).toEqual([-0.87, 0.869, 0.001]);
    const composite = run("L = cross_entropy(s, 0)\ns = [3.2, 5.1, -1.7]");
    expect(rounded(composite.get("L")?.value, 4)).toBe(2.0404);
    expect(rounded(composite.get("s")?.gradient, 4)).toEqual([-0.87, 0.869, 0.001]);
  });

  it("log-sum-exp over a whole matrix and of a number has the softmax as its gradient", () => {
    const nodes = run("f = logsumexp(x)\nx = [[0, 1], [2, 3]]");
    const total = 1 + Math.E + Math.E ** 2 + Math.E ** 3;
    expect(rounded(nodes.get("x")?.gradient, 12)).toEqual(
      rounded(
        [
          [1 / total, Math.E / total],
          [Math.E ** 2 / total, Math.E ** 3 / total],
        ],
        12,
      ),
    );
    expect(run("f = logsumexp(x)\nx = 3").get("x")?.gradient).toBe(1);
  });
});

describe("what cannot be computed is refused where it stands", () => {
  it.each([
    ["ragged rows", "W = [[1, 2], [3]]\nf = sum(W)", "[[1, 2], [3]]", ["rows", "2, 1"], null],
    [
      "inner sizes that differ",
      "W = [[1, 2, 3], [4, 5, 6]]\nx = [1, 2]\nf = sum(W @ x)",
      "W @ x",
      ["2×3", " 2:", "inner sizes 3 and 2", "W.T @ x would fit"],
      "f = sum(W.T @ x)",
    ],
    [
      "inner sizes that differ, seen from the right",
      "A = ones(2, 3)\nB = ones(4, 3)\nf = sum(A @ B)",
      "A @ B",
      ["2×3", "4×3", "A @ B.T would fit"],
      "f = sum(A @ B.T)",
    ],
    [
      "inner sizes that fit the other way round",
      "A = ones(2, 3)\nB = ones(4, 2)\nf = sum(A @ B)",
      "A @ B",
      ["2×3", "4×2", "B @ A would fit"],
      "f = sum(B @ A)",
    ],
    [
      "a number where a matrix is wanted",
      "x = [1, 2]\nf = sum(x @ 2)",
      "x @ 2",
      ["2 @ a number", "*"],
      "f = sum(x * 2)",
    ],
    [
      "shapes that do not broadcast",
      "a = ones(2, 3)\nb = [1, 2]\nf = sum(a + b)",
      "a + b",
      ["2×3 and 2 do not broadcast"],
      null,
    ],
    ["an index out of range", "x = [1, 2, 3]\nf = x[3]", "x[3]", ["no position 3", "0 to 2"], null],
    ["an index below the range", "x = [1, 2, 3]\nf = x[-4]", "x[-4]", ["no position -4"], null],
    ["too many subscripts", "x = [1, 2, 3]\nf = x[0, 1]", "x[0, 1]", ["2 subscripts", "one axis"], null],
    [
      "a label outside the classes",
      "s = [1, 2, 3]\nf = cross_entropy(s, 3)",
      "cross_entropy(s, 3)",
      ["label 3", "0 to 2"],
      null,
    ],
    ["a negative label", "s = [1, 2, 3]\nf = svm_loss(s, -1)", "svm_loss(s, -1)", ["label -1", "0 to 2"], null],
    [
      "labels of another number than rows",
      "s = ones(2, 3)\nf = cross_entropy(s, [0, 1, 2])",
      "cross_entropy(s, [0, 1, 2])",
      ["2 rows", "3 labels"],
      null,
    ],
    [
      "a matrix as the output",
      "W = [[1, 2], [3, 4]]\nf = W * 2",
      "W * 2",
      ["The output must be one number", "2×2", "sum it", "[0, 0]"],
      "f = sum(W * 2)",
    ],
    [
      "a tensor past the limit",
      "f = sum(zeros(5000, 5000) * x)\nx = 2",
      "zeros(5000, 5000)",
      ["5000×5000", "25\u202f000\u202f000", "1\u202f000\u202f000"],
      null,
    ],
    [
      "an outer product past the limit",
      "a = ones(2000)\nf = sum(outer(a, a))",
      "outer(a, a)",
      ["2000×2000", "limit"],
      null,
    ],
    ["an axis that is not there", "x = [1, 2]\nf = sum(sum(x, axis=1))", "sum(x, axis=1)", ["no axis 1 in 2"], null],
    ["a softmax over one too", "x = [1, 2]\nf = sum(softmax(x, axis=2))", "softmax(x, axis=2)", ["no axis 2"], null],
    ["a reshape that does not fill", "x = ones(6)\nf = sum(reshape(x, 4, 2))", "reshape(x, 4, 2)", ["6", "4×2"], null],
    ["an outer product of matrices", "x = ones(2, 2)\nf = sum(outer(x, x))", "outer(x, x)", ["vector", "2×2"], null],
    [
      "rows that do not stack",
      "a = [1, 2]\nb = [1, 2, 3]\nf = sum(stack([a, b]))",
      "stack([a, b])",
      ["one length", "2 and 3"],
      null,
    ],
    [
      "parts that do not join",
      "a = ones(2, 2)\nb = ones(3, 3)\nf = sum(concat([a, b]))",
      "concat([a, b])",
      ["2×2", "3×3", "axis 0"],
      null,
    ],
    [
      "a filter larger than its image",
      "x = ones(1, 1, 2, 2)\nw = ones(1, 1, 3, 3)\nf = sum(conv2d(x, w))",
      "conv2d(x, w)",
      ["1×1×2×2", "1×1×3×3", "larger"],
      null,
    ],
    [
      "channels that differ",
      "x = ones(1, 3, 4, 4)\nw = ones(1, 2, 3, 3)\nf = sum(conv2d(x, w))",
      "conv2d(x, w)",
      ["3 channels", "2"],
      null,
    ],
    ["a trace of a vector", "x = ones(3)\nf = trace(x)", "trace(x)", ["matrix", "3"], null],
    [
      "an axis that the graph computes",
      "x = ones(3)\ny = exp(x[0])\nf = sum(x, axis=y)",
      "sum(x, axis=y)",
      ["axis"],
      null,
    ],
  ] as const)("%s", (_what, source, where, words, fixed) => {
    const outcome = differentiate(source);
    if (outcome.ok) throw new Error("accepted");
    const [found] = outcome.diagnostics;
    if (found === undefined) throw new Error("nothing said");
    expect(source.slice(found.from, found.to)).toBe(where);
    for (const word of words) expect(found.message).toContain(word);
    if (fixed === null) return;
    const { fix } = found;
    if (fix === undefined) throw new Error(`no fix: ${found.message}`);
    const mended = source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
    expect(mended).toContain(fixed);
    expect(differentiate(mended).ok).toBe(true);
  });

  it("a tensor at the limit is taken", () => {
    expect(differentiate("x = 2\nf = sum(ones(1000, 1000) * x)").ok).toBe(true);
  });
});

describe("large programs", () => {
  it("steps through a product of large matrices without writing its numbers out", () => {
    const start = performance.now();
    const outcome = differentiate("A = randn(64, 1000)\nB = randn(1000, 100)\nC = A @ B\nf = sum(C^2)");
    expect(outcome.ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
