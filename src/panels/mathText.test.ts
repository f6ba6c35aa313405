import { describe, expect, it } from "vitest";
import { countTokens, plainMath } from "./mathText.ts";

describe("a formula as plain text", () => {
  it.each([
    ["q = x + y", "q = x + y"],
    ["\\frac{\\partial f}{\\partial x} = 1", "∂f/∂x = 1"],
    ["-\\frac{1}{x^{2}}", "-1/x^2"],
    ["\\frac{1}{1 + e^{-w_{0}}}", "1/(1 + e^(-w0))"],
    ["\\left(\\frac{a}{\\frac{b}{c}}\\right)", "(a/(b/c))"],
    ["\\nabla_{u_{5}} f = 2 q \\odot \\nabla_{q} f", "∇u5 f = 2 q ⊙ ∇q f"],
    ["\\mathbf{1}\\frac{\\partial f}{\\partial f}", "1∂f/∂f"],
    ["\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix} x", "[1 2; 3 4] x"],
    ["\\operatorname{relu}(x) \\cdot z", "relu(x) · z"],
  ])("%s reads %s", (latex, plain) => {
    expect(plainMath(latex)).toBe(plain);
  });

  it("leaves no backslash and no brace, whatever comes", () => {
    expect(plainMath("\\foo{\\bar{a}}\\{}}{{")).not.toMatch(/[\\{}]/);
    expect(plainMath(`${"{".repeat(400)}x${"}".repeat(400)}`)).toBe("x");
  });
});

it("counts what KaTeX would read", () => {
  expect(countTokens("\\frac{1}{x}")).toBe(7);
  expect(countTokens("a + b")).toBe(3);
});
