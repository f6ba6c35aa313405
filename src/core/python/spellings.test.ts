import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { walkProgram } from "../language/walk.ts";
import * as lecture from "./lecture.fixtures.ts";
import { readingOf } from "./read.fixtures.ts";
import { readPython } from "./readPython.ts";

/** A tree without its spans. */
function bare(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (/span$/i.test(key) ? undefined : value)));
}

describe("expressions", () => {
  // What is written alike in both languages reads alike.
  it.each([
    "x + y * z ** 2 - -w / 3",
    "-x ** 2",
    "2 ** -x ** 2",
    "(a + b) * (c - d) @ e",
    "np.dot(a, b)",
    "a.dot(b).T.sum(axis=0)",
    "x.T @ y",
    "np.sum(x, axis=1, keepdims=True)",
    "np.maximum(0, x)",
    "max(a, b)",
    "np.mean(np.square(a - b))",
    "x.reshape(3, 1) + x.reshape((3, 1))",
    "x.max() + x.mean() + x.min()",
    "np.array([[1, 2], [3, -4.5]])",
    "np.zeros((3, 2)) + np.ones(2)",
    "np.random.randn(3, 2) + np.random.rand(2)",
    "randn(3, 2, seed=4)",
    "x[0] + x[-1] + x[1:3] + x[:, 0] + x[::2, 1:]",
    "x.shape[0] + len(x)",
    "(a < b) * (a >= c) + (a == b)",
    "math.exp(1_000) + .5 + 1e-3",
    "F.relu(x) + torch.sigmoid(x) + jnp.tanh(x)",
    "np.linalg.norm(x)",
    "np.pi * np.log(np.abs(x))",
    "np.where(x > 0, x, 0)",
    "np.power(x, 3)",
    "σ(x) + θ",
    "x.flatten().copy()",
    "stack([a, b])",
    "2 * (x)",
    "f (x)",
  ])("%s", (text) => {
    const { program, diagnostics } = parse(`q = ${text}`);
    expect(diagnostics).toEqual([]);
    expect(bare(readingOf(`q = ${text}`).program.statements)).toEqual(bare(program.statements));
  });

  // What only Python has means what the language says otherwise.
  it.each([
    ["import numpy as xp\nq = xp.exp(x)", "q = exp(x)"],
    ["from numpy import exp as power\nq = power(x)", "q = exp(x)"],
    ["import numpy.random as npr\nq = npr.randn(2)", "q = randn(2)"],
    ["from numpy.random import randn\nq = randn(2)", "q = randn(2)"],
    ["q = np.random.RandomState(3).randn(2, 4)", "q = randn(2, 4, seed=3)"],
    ["rng = np.random.RandomState(3)\nq = rng.randn(2)", "seed(3)\nq = randn(2)"],
    ["np.random.seed(1)", "seed(1)"],
    ["q = np.random.normal(0, 0.1, (2, 3))", "q = 0.1 * randn((2, 3))"],
    ["q = x.astype(float)", "q = x"],
    ["q = np.multiply(x, y)", "q = x * y"],
    ["q = torch.tensor([1., 2.], requires_grad=True)", "q = [1, 2]"],
    ["q = F.softmax(x, dim=1)", "q = softmax(x, axis=1)"],
    ["q = 1. / (2.e-1 + x)", "q = 1 / (0.2 + x)"],
    ["q = p[range(N), y]", "q = sum(p * onehot(y, p.shape[1]), axis=1)"],
    ["q = np.log(p)[np.arange(N), y]", "q = sum(log(p) * onehot(y, p.shape[1]), axis=1)"],
    ["q = np.zeros_like(x)", "q = zeros(shape(x))"],
    ["N, D = x.shape", "N = x.shape[0]\nD = x.shape[1]"],
    ["a = b = 0.5", "a = 0.5\nb = 0.5"],
    ["a, b = 1, 2", "a = 1; b = 2"],
    ["(a, b) = (1, 2)", "a = 1; b = 2"],
    ["a = 1; b = 2", "a = 1; b = 2"],
    ["a: float = 1", "a = 1"],
    ["x = 1\nx *= 2 + y", "x = 1\nx = x * (2 + y)"],
    ["m = w\nm[range(N), y] = 0", "m = w\nm = m * (1 - onehot(y, m.shape[1]))"],
    ["m = w\nm[m < 0] = 0", "m = w\nm = where(m < 0, 0, m)"],
    ["q = (x +\n     y)", "q = x + y"],
    ["q = x + \\\n    y", "q = x + y"],
    ["q = 2x + y²", "q = 2x + y²"],
    ["q = x ^ 2 * 3", "q = x ^ 2 * 3"],
    ["for t in range(2): h = h * 2", "for t in range(2): h = h * 2"],
    ["for t in range(2):\n    h += 1\n    g = h", "for t in range(2):\n    h = h + 1\n    g = h"],
    ["def s(u, a=0.1): return a * u\nq = s(2)", "def s(u, a=0.1): return a * u\nq = s(2)"],
    ["s = lambda u, a=0.1: a * u\nq = s(2)", "s = lambda u, a=0.1: a * u\nq = s(2)"],
    ["def f(x, w):\n    h = x * w\n    return h ** 2", "h = x * w\nh ^ 2"],
    ['"""Text."""\nq = x', "q = x"],
    ["with torch.no_grad():\n    q = x", "q = x"],
    ['if __name__ == "__main__":\n    q = x', "q = x"],
  ])("%j", (python, own) => {
    const { program, diagnostics } = parse(own);
    expect(diagnostics).toEqual([]);
    const reading = readingOf(python);
    expect(reading.diagnostics).toEqual([]);
    expect(bare(reading.program.statements)).toEqual(bare(program.statements));
  });

  it("holds the lines of a function as its locals", () => {
    const source = "def f(x):\n    t = x * x\n    return t + x\nq = f(2)";
    const [define] = readingOf(source).program.statements;
    const t = { kind: "name", name: "t" };
    expect(bare(define)).toMatchObject({ kind: "define", locals: [{ name: "t" }], body: { left: t } });
  });
});

describe("spans", () => {
  it.each(Object.entries(lecture))("of %s stand in the text as it is", (_name, source) => {
    const { program } = readPython(source) ?? { program: { source, statements: [] } };
    expect(program.source).toBe(source);
    walkProgram(program, (expr) => {
      const text = source.slice(expr.span.from, expr.span.to);
      if (expr.kind === "number") expect(Number(text)).toBe(expr.value);
      if (expr.kind === "name" && expr.span.to > expr.span.from) expect(text.replace("self.", "")).toBe(expr.name);
      if (expr.kind === "call") expect(source.slice(expr.calleeSpan.from, expr.calleeSpan.to)).toMatch(/\w$/);
      if (expr.kind === "binary" && text !== "") expect(text).toContain(expr.operator.replace("^", "**"));
    });
    for (const statement of program.statements)
      if (statement.kind === "assign" && statement.span.to > statement.span.from)
        expect(source.slice(statement.nameSpan.from, statement.nameSpan.to)).toBe(statement.name);
  });
});
