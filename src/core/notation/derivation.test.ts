import katex from "katex";
import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { derivation } from "./derivation.ts";
import { lecture, odd, traceOf } from "./notation.fixtures.ts";
import { tell } from "./telling.ts";

const of = (source: string, name: string, grain: "gate" | "wire" = "gate"): string => {
  const trace = traceOf(source, { grain });
  return derivation(
    trace,
    trace.graph.nodes.findIndex((node) => node.name === name),
    "auto",
  );
};

/** Why KaTeX would not take it, null where it does. */
function faultOf(latex: string): string | null {
  if (/undefined|\[object/.test(latex)) return latex;
  try {
    katex.renderToString(latex, { strict: "error", displayMode: true });
    return null;
  } catch (error) {
    return `${String(error)}: ${latex}`;
  }
}

describe("the derivation", () => {
  it("of ∂f/∂x in (x + y) z goes by q", () => {
    const expected = [
      "% x = -2; y = 5; q = x + y; z = -4; f = q * z",
      "\\begin{align*}",
      "\\frac{\\partial f}{\\partial f} &= 1 \\\\",
      "\\frac{\\partial f}{\\partial q} &= \\frac{\\partial f}{\\partial q} \\cdot \\frac{\\partial f}{\\partial f} = \\underbrace{\\left(-4\\right)}_{\\text{local}} \\underbrace{\\left(1\\right)}_{\\text{upstream}} = -4 && \\frac{\\partial f}{\\partial q} = z = -4 \\\\",
      "\\frac{\\partial f}{\\partial x} &= \\frac{\\partial q}{\\partial x} \\cdot \\frac{\\partial f}{\\partial q} = \\underbrace{\\left(1\\right)}_{\\text{local}} \\underbrace{\\left(-4\\right)}_{\\text{upstream}} = -4 && \\frac{\\partial q}{\\partial x} = 1",
      "\\end{align*}",
    ].join("\n");
    for (const grain of ["gate", "wire"] as const)
      expect(of("q = x + y; f = q * z; x = -2; y = 5; z = -4", "x", grain)).toBe(expected);
  });

  it("ends with the sum where terms add", () => {
    const last = of(lecture.l14, "x").split("\n").at(-2);
    expect(last).toMatch(/^\\frac\{\\partial f\}\{\\partial x\} &= .* [+-] .* = 2\.05957$/);
  });

  it("is in matrices where values are", () => {
    const text = of("q = W @ x; f = sum(q^2); W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]", "W");
    expect(text).toContain("\\nabla_{W} f &= \\nabla_{q} f \\; x^{T} = 2 q \\cdot x^{T} = \\begin{bmatrix} 0.44");
    expect(text).toContain("0.088 & 0.176 \\\\ 0.104 & 0.208 \\end{bmatrix}\n\\end{align*}");
  });

  it("says that f does not depend on a value", () => {
    expect(of("f = 2 * x; y = 2 + 3", "y")).toContain("\\frac{\\partial f}{\\partial y} &= 0\n");
  });

  it("is cut in the middle where it is long", () => {
    const lines = of(
      `f = ${"sin(".repeat(150)}x${")".repeat(150)} + ${"cos(".repeat(150)}x${")".repeat(150)}`,
      "x",
    ).split("\n");
    expect(lines).toHaveLength(204);
    expect(lines[102]).toContain("\\vdots");
  });

  it.each([...odd])("of %s fits KaTeX", (source) => {
    const trace = traceOf(source);
    const faults = trace.graph.nodes.map((_node, index) => faultOf(derivation(trace, index, "auto")));
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });

  it.each(examples.map(({ id, source }) => [id, source]))(
    "of every input of example %s fits KaTeX and ends with its gradient",
    (_id, source) => {
      const trace = traceOf(source);
      const telling = tell(trace, "auto");
      const faults = trace.graph.nodes.flatMap((node, index) => {
        if (node.kind !== "input") return [];
        const text = derivation(trace, index, "auto");
        const [last = ""] = text.split("\n").slice(-2, -1);
        const worked = last.split(" && ")[0] ?? "";
        const gradient = telling.gradientPiece(index);
        const isEnd = gradient === null || gradient.latex.includes("bmatrix") || worked.endsWith(` ${gradient.latex}`);
        return [
          isEnd ? null : `${worked} does not end with ${gradient.latex}`,
          text.length < 12_000 ? faultOf(text) : null,
        ];
      });
      expect(faults.filter((fault) => fault !== null)).toEqual([]);
    },
    30_000,
  );
});
