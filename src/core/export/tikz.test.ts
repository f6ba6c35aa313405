import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import type { Stage } from "../scene/stage.ts";
import { stageOf, traceOf } from "./export.fixtures.ts";
import { texOf } from "./texText.ts";
import { tikzDocument } from "./tikz.ts";
import { faultsOf } from "./tikzGrammar.fixtures.ts";

const colours = { value: "005A9C", gradient: "B34700" };
const written = (stages: readonly Stage[], source = ""): string => tikzDocument(stages, { colours, source });
const l7 = "f = (x + y) * z\nx = -2\ny = 5\nz = -4";

/** Names and gates that are hard on TeX. */
const hard = [
  "x_1 = 2\ny_new = x_1 ^ 3\nf = y_new / x_1",
  "θ = 2\nAlpha = 3\nomicron = 4\nf = sigmoid(θ * Alpha) + omicron",
  "é = 2\nж = 3\n가중치 = 4\nf = é * ж + 가중치",
  "x̂ = 2\nf = x̂ * x̂",
  "x = 0\nf = 1 / x",
  "x = 1e-7\nf = x * 2 + max(x, 3) + 2 ^ x + x ^ -2",
  "W = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]\nf = sum((W @ x) ^ 2)",
  "h = 1\nh = h * 2\nh = h + 3",
  "def neuron(a, b):\n    return sigmoid(a * b)\nf = neuron(u, v) + 1\nu = 2\nv = 3",
  "constructor = 2\ntoString = 3\nf = constructor * toString",
  "f = a < 3\na = 2",
];

describe("a graph in TikZ", () => {
  it("draws gates as circles, with values above and gradients below", () => {
    const document = written([stageOf(traceOf(l7))], l7);
    const count = (pattern: RegExp): number => document.match(pattern)?.length ?? 0;
    expect(count(/^\\node\[Gate/gm)).toBe(2);
    expect(count(/^\\node\[Input/gm)).toBe(3);
    expect(count(/^\\node\[Value\]/gm)).toBe(5);
    expect(count(/^\\node\[Gradient\]/gm)).toBe(5);
    expect(document).toContain("{${-}12$};");
    expect(document).toContain("\\definecolor{gradient}{HTML}{B34700}");
    expect(document.startsWith("% f = (x + y) * z\n% x = -2\n")).toBe(true);
  });

  it("shows what is known at the moment", () => {
    const document = written([stageOf(traceOf(l7), 1)]);
    expect(document.match(/^\\node\[Value\]/gm)).toHaveLength(4);
    expect(document).not.toContain("\\node[Gradient]");
  });

  it("gives every moment a page", () => {
    const trace = traceOf(l7);
    const moments = Array.from({ length: trace.steps.length + 1 }, (_, cursor) => stageOf(trace, cursor));
    expect(written(moments).match(/\\begin\{tikzpicture\}/g)).toHaveLength(6);
    expect(faultsOf(written(moments))).toEqual([]);
  });

  it("keeps a source that would end its comment in it", () => {
    expect(written([stageOf(traceOf(l7))], "a\r\n\\end{document}\u2028}").split("\n", 4)).toEqual([
      "% a",
      "% \\end{document}",
      "% }",
      "\\documentclass{article}",
    ]);
  });

  it.each(hard)("says %j in what plain LaTeX knows", (source) => {
    const trace = traceOf(source);
    for (let cursor = 0; cursor <= trace.steps.length; cursor++)
      expect(faultsOf(written([stageOf(trace, cursor)], source))).toEqual([]);
  });

  it("says every example in what plain LaTeX knows", { timeout: 60_000 }, () => {
    for (const { source } of examples) expect(faultsOf(written([stageOf(traceOf(source))])), source).toEqual([]);
  });

  it.each([
    ["−12", "{-}12"],
    ["1.58 − 0.04", "1.58-0.04"],
    ["1.23×10⁻⁷", "1.23\\times 10^{-7}"],
    ["max(0, x)", "\\mathrm{max}(0,x)"],
    ["1/x", "1/x"],
    ["log softmax", "\\mathrm{log}\\ \\mathrm{softmax}"],
    ["Σ₀", "\\Sigma _{0}"],
    ["a_b & c%", "a\\_b\\ \\&\\ c\\%"],
  ])("sets %j as %j", (text, latex) => expect(texOf(text)).toBe(latex));
});

describe("the grammar that stands in for TeX", () => {
  const document = written([stageOf(traceOf(l7))]);
  it.each([
    ["};", "}"],
    ["{$f$}", "{$f_{$}"],
    ["{$f$}", "{$\\frac{1}{2}$}"],
    ["{$f$}", "{$α$}"],
    ["\\draw", "\\drw"],
    ["(", "(a"],
  ])("finds %j made %j", (from, to) => {
    const body = document.indexOf("\\useasboundingbox");
    const changed = document.slice(0, body) + document.slice(body).replace(from, () => to);
    expect(changed).not.toBe(document);
    expect(faultsOf(changed)).toHaveLength(1);
  });
});

const hasTex = spawnSync("pdflatex", ["--version"]).status === 0;

describe.runIf(hasTex)("pdflatex", () => {
  it("compiles what is hard, and the examples, a page each", { timeout: 240_000 }, () => {
    const sources = [...hard, ...examples.map(({ source }) => source)];
    const folder = mkdtempSync(join(tmpdir(), "backstep-tikz-"));
    try {
      const document = written(sources.map((source) => stageOf(traceOf(source))));
      writeFileSync(join(folder, "graph.tex"), document);
      const { status } = spawnSync("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "graph.tex"], {
        cwd: folder,
      });
      const log = readFileSync(join(folder, "graph.log"), "latin1");
      expect(log).not.toMatch(/^! /m);
      expect(status).toBe(0);
      expect(log).toContain(`(${sources.length} pages`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
