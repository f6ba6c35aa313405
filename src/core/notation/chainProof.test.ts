import katex from "katex";
import { describe, expect, it } from "vitest";
import { indexOfId } from "../graph/lookup.ts";
import { chainProof, type ChainProof } from "./chainProof.ts";
import { lecture, traceOf } from "./notation.fixtures.ts";

function proof(source: string, from: string, decimals: number | "auto" = 2): ChainProof | null {
  const trace = traceOf(source);
  return chainProof(trace, indexOfId(trace.graph, from), trace.graph.output, decimals);
}

describe("the product of local gradients that one gate stands for", () => {
  it("is the slide's, for the sigmoid's four gates", () => {
    const found = proof(lecture.l9, "f.4");
    expect(
      found?.factors.map(({ node, symbolsLatex, numbersLatex, local }) => [node, symbolsLatex, numbersLatex, local]),
    ).toEqual([
      ["f", "-\\frac{1}{u_{7}^{2}}", "-\\frac{1}{1.37^{2}}", "−0.53"],
      ["f.7", "1", "1", "1.00"],
      ["f.6", "e^{u_{5}}", "e^{-1.00}", "0.37"],
      ["f.5", "-1", "-1", "−1.00"],
    ]);
    expect(found?.factors[0]?.nameLatex).toBe("\\frac{\\partial f}{\\partial u_{7}}");
    expect(found?.latex).toBe(
      "\\left(-\\frac{1}{1.37^{2}}\\right) \\left(1\\right) \\left(e^{-1.00}\\right) \\left(-1\\right) = 0.20",
    );
    expect(found?.text).toBe("(−0.53) · 1.00 · 0.37 · (−1.00) = 0.20");
    expect(found?.product).toBeCloseTo(0.19661193324148185, 14);
  });

  it("settles case distinctions by their numbers", () => {
    expect(proof("f = 2 * max(0, u); u = 3", "u")?.latex).toBe("\\left(2\\right) \\left(1.00\\right) = 2.00");
    expect(proof("f = leaky_relu(2 * u); u = -3", "u")?.latex).toBe("\\left(0.10\\right) \\left(2\\right) = 0.20");
  });

  it.each(["log(1 + exp(u))", "sin(u^3) / 2", "(3 - tan(u))^-2", "elu(abs(u) - 2)", "1e-9 * sqrt(u)"])(
    "of %s is typeset by KaTeX without complaint",
    (text) => {
      const found = proof(`f = ${text}; u = 0.7`, "u", "auto");
      const parts = found?.factors.flatMap((f) => [f.nameLatex, f.symbolsLatex, f.numbersLatex]) ?? [];
      const all = [found?.latex ?? "", ...parts];
      expect(all.length).toBeGreaterThan(3);
      for (const latex of all) katex.renderToString(latex, { strict: "error", throwOnError: true });
    },
  );

  it("is not written out where a reader would not follow it", () => {
    expect(proof(`f = ${"exp(-".repeat(7)}u${")".repeat(7)}; u = 1`, "u")).toBeNull();
    expect(proof("f = u * exp(u); u = 1", "u")).toBeNull();
  });
});
