import katex from "katex";
import { describe, expect, it } from "vitest";
import { gates } from "../gates/index.ts";
import { patternOf } from "../gates/pattern.ts";
import { parse } from "../language/parse.ts";
import { gateCard } from "./gateCard.ts";
import { gateSample } from "./gateSample.ts";
import { computeLatex } from "./readLatex.fixtures.ts";

describe.each(gates.map((gate) => [gate.name, gate] as const))("the card of the %s gate", (name, gate) => {
  const card = gateCard(gate);

  it("has formulas that KaTeX takes in strict mode", () => {
    const all = [card.formulaLatex, ...card.gradientsLatex, ...card.variants.map((variant) => variant.ruleLatex)];
    for (const latex of [...all, card.expansionLatex ?? "x"]) {
      expect(latex).not.toBe("");
      expect(() => katex.renderToString(latex, { strict: "error" }), latex).not.toThrow();
      expect(latex, "no helper of ours").not.toMatch(/spread|scatter|first_|subscripts|keepdims/);
    }
  });

  it("shows it by a program of that gate alone", () => {
    const { graph, node } = gateSample(gate);
    expect(node.gate).toBe(name);
    const others = graph.nodes.filter((other) => other.kind === "gate" && other !== node);
    expect(others.length).toBeLessThanOrEqual(2);
    expect(node.operands.every((operand) => operand.kind === "wire")).toBe(true);
    if (gate.kind === "elementwise" || gate.variadic !== true)
      expect(node.operands.map((operand) => (operand.kind === "wire" ? graph.nodes[operand.node]?.id : ""))).toEqual([
        ...gate.operands,
      ]);
    expect(parse(card.source).diagnostics).toEqual([]);
  });

  it("has a gradient for each operand, a face, and a spelling that the language reads", () => {
    expect(card.gradientsLatex).toHaveLength(gateSample(gate).node.operands.length);
    expect(card.face).not.toBe("");
    expect(card.spellings.length).toBeGreaterThan(0);
    for (const spelling of card.spellings.filter((text) => !/[=…]/.test(text)))
      expect(parse(spelling).diagnostics, spelling).toEqual([]);
  });

  it("says its notes without a hole, and where they hold as a plain comparison", () => {
    for (const { where, says } of card.notes) {
      expect(says).toMatch(/^[^#]+\.$/);
      if (where !== null) expect(where).toMatch(/^[a-z]+ [=<>≤≥] −?\d$|^[a-z] = [a-z]$/);
    }
  });
});

/** What stands right of the last equals sign. */
const right = (latex: string): string => latex.slice(latex.lastIndexOf(" = ") + 3);

it("prints local gradients that compute to the slope of the formula beside them", () => {
  const read = [
    "add",
    "subtract",
    "multiply",
    "divide",
    "power",
    "negate",
    "exp",
    "log",
    "sqrt",
    "sin",
    "cos",
    "softplus",
  ];
  for (const name of read) {
    const gate = gates.find((candidate) => candidate.name === name);
    if (gate?.kind !== "elementwise") throw new Error(`no ${name}`);
    const { formulaLatex, gradientsLatex } = gateCard(gate);
    const point = [1.3, 0.7].slice(0, gate.operands.length);
    const lookup = (values: readonly number[]) => (letter: string) => values[gate.operands.indexOf(letter)] ?? NaN;
    const f = (values: readonly number[]): number => computeLatex(right(formulaLatex), lookup(values));
    gradientsLatex.forEach((latex, slot) => {
      const h = 1e-6;
      const moved = (by: number): number[] => point.map((value, at) => (at === slot ? value + by : value));
      const slope = (f(moved(h)) - f(moved(-h))) / (2 * h);
      expect(computeLatex(right(latex), lookup(point)), `${name} ${latex}`).toBeCloseTo(slope, 7);
    });
  }
});

it("writes a gate out in gates that compute the same", () => {
  for (const name of ["sigmoid", "tanh", "relu", "abs", "softplus", "leaky_relu", "elu", "square", "divide", "tan"]) {
    const gate = gates.find((candidate) => candidate.name === name);
    if (gate?.kind !== "elementwise") throw new Error(`no ${name}`);
    const { expansionLatex } = gateCard(gate);
    for (const x of [-1.7, 0.4, 2.2]) {
      const values = [x, 0.3].slice(0, gate.operands.length);
      const written = computeLatex(expansionLatex ?? "", (letter) => values[gate.operands.indexOf(letter)] ?? NaN);
      expect(written, `${name} at ${String(x)}`).toBeCloseTo(gate.forward(...values), 12);
    }
  }
});

it("names the pattern that follows from the partials", () => {
  for (const gate of gates)
    if (gate.kind === "elementwise") expect(gateCard(gate).pattern?.name ?? null).toBe(patternOf(gate));
  const named = gates.flatMap((gate) => {
    const { pattern } = gateCard(gate);
    return gate.kind === "tensor" && pattern !== null ? [[gate.name, pattern.name]] : [];
  });
  expect(Object.fromEntries(named)).toEqual({
    matmul: "switcher",
    outer: "switcher",
    sum: "distributor",
    largest: "router",
    smallest: "router",
  });
});

it("shows gates with a number inside as the canvas does", () => {
  const faces = (name: string): readonly string[] =>
    gateCard(gates.find((gate) => gate.name === name)!).variants.map(({ face }) => face);
  expect(faces("divide")).toEqual(["2/x", "÷2"]);
  expect(faces("power")).toEqual(["2ˣ", "x²"]);
  expect(faces("add")).toEqual(["+2"]);
  expect(faces("max")).toEqual(["max(2, x)", "max(x, 2)"]);
});

it("tells where a kernel alone states the pullback", () => {
  const named = gates.filter((gate) => gateCard(gate).byKernel).map(({ name }) => name);
  expect(named).toEqual(["concat", "stack", "conv2d", "max_pool2d", "avg_pool2d"]);
});

it("tells what a letter counts", () => {
  expect(gateCard(gates.find((gate) => gate.name === "mean")!).counts).toEqual(["n = 3"]);
  expect(gateCard(gates.find((gate) => gate.name === "cross_entropy")!).counts).toEqual(["n = 2"]);
  expect(gateCard(gates.find((gate) => gate.name === "matmul")!).counts).toEqual([]);
});
