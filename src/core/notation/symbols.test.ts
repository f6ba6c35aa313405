import katex from "katex";
import { expect, it, test } from "vitest";
import { graphOf } from "./notation.fixtures.ts";
import { symbols } from "./symbols.ts";

function symbolsOf(source: string): Record<string, string> {
  const graph = graphOf(source);
  return Object.fromEntries(symbols(graph).map(({ text, latex }) => [text, latex]));
}

test("names, subscripts, Greek letters and words", () => {
  const all = symbolsOf("f = w0*x_hat + theta*bias + Omega*alpha_1 + dW2*w1_new + μ*ŷ");
  expect(all).toMatchObject({
    w0: "w_{0}",
    x_hat: "x_{\\mathit{hat}}",
    theta: "\\theta",
    bias: "\\mathit{bias}",
    Omega: "\\Omega",
    alpha_1: "\\alpha_{1}",
    dW2: "\\mathit{dW}_{2}",
    w1_new: "w_{1,\\mathit{new}}",
    mu: "\\mu",
    f: "f",
  });
  expect(Object.values(all)).toContain("\\hat{y}");
});

test("base and subscript are what the drawing sets", () => {
  const graph = graphOf("f = theta_0 * x12");
  expect(symbols(graph)[0]).toMatchObject({ base: "θ", subscript: "0", text: "theta_0", named: true });
  expect(symbols(graph)[1]).toMatchObject({ base: "x", subscript: "12", text: "x12" });
});

test("unnamed values are u₁, u₂ …, in topological order, past the program's own", () => {
  const graph = graphOf("f = (u1 * x + y) * u_3 + z");
  expect(symbols(graph).flatMap(({ text, named }) => (named ? [] : [text]))).toEqual(["u₂", "u₄", "u₅"]);
});

it("tells names apart that only typing tells apart", () => {
  const all = symbolsOf("w0 * w_0 * h0_1 * h_0_1");
  expect(new Set(Object.values(all)).size).toBe(Object.values(all).length);
});

test("earlier bindings of a name are numbered above it", () => {
  const graph = graphOf("h = 2*x; h = relu(h); f = h + 1");
  const latex = symbols(graph).map((symbol) => symbol.latex);
  expect(latex).toContain("h^{(1)}");
  expect(latex).toContain("h");
});

test("KaTeX takes every name that the language takes", () => {
  const names = [
    "__proto__",
    "constructor",
    "변수",
    "ж",
    "ŷ",
    "ẋ",
    "𝑥",
    "ℓ",
    "ɐ",
    "Ω",
    "ﾊ",
    "x_변수",
    "a".repeat(3000),
  ];
  for (const name of names) {
    let source: ReturnType<typeof graphOf>;
    try {
      source = graphOf(`f = ${name} * 2`);
    } catch {
      continue; // not a name of the language
    }
    for (const { latex } of symbols(source)) {
      expect(latex.length).toBeLessThan(200);
      katex.renderToString(latex, { strict: "error" });
    }
  }
});
