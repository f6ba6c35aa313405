import fc from "fast-check";
import katex from "katex";
import { describe, expect, test } from "vitest";
import { examples } from "../../examples/index.ts";
import { gateNamed } from "../gates/index.ts";
import { localKernels, parsed } from "../gates/partials.ts";
import { compileKernel } from "../gates/evaluate.ts";
import { printExpr } from "../language/print.ts";
import { build } from "../graph/build.ts";
import { readAny } from "../readAny.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { graphOf, traceOf } from "../notation/notation.fixtures.ts";
import { derivative } from "./derivative.ts";
import { activationCurves, activations, kernelsOf, type Activation } from "./gallery.ts";
import { operatingPoints } from "./points.ts";
import { usesOfActivations } from "./readings.ts";
import { usesOfGates } from "./uses.ts";

const named = (key: string): Activation => {
  const one = activations().find((activation) => activation.key === key);
  if (one === undefined) throw new Error(`no ${key}`);
  return one;
};

// Written here once more, by hand: what the lecture's slide says.
const byHand: Readonly<Record<string, (x: number, p: readonly number[]) => readonly [number, number]>> = {
  sigmoid: (x) => [1 / (1 + Math.exp(-x)), Math.exp(-x) / (1 + Math.exp(-x)) ** 2],
  tanh: (x) => [Math.tanh(x), 1 / Math.cosh(x) ** 2],
  relu: (x) => [x > 0 ? x : 0, x > 0 ? 1 : 0],
  leaky_relu: (x, [a = 0.1]) => (x > 0 ? [x, 1] : [a * x, a]),
  maxout: (x, [w1 = 0, b1 = 0, w2 = 0, b2 = 0]) => (w1 * x + b1 >= w2 * x + b2 ? [w1 * x + b1, w1] : [w2 * x + b2, w2]),
  elu: (x, [a = 1]) => (x > 0 ? [x, 1] : [a * (Math.exp(x) - 1), a * Math.exp(x)]),
};

describe("the gallery", () => {
  test("has the lecture's six", () => {
    expect(activations().map(({ title }) => title)).toEqual(["Sigmoid", "Tanh", "ReLU", "Leaky ReLU", "Maxout", "ELU"]);
    expect(named("leaky_relu").parameters).toEqual([{ name: "a", value: 0.1, least: 0, most: 1 }]);
    expect(named("elu").parameters).toEqual([{ name: "a", value: 1, least: 0, most: 3 }]);
    expect(named("maxout").parameters.map(({ name }) => name)).toEqual(["w1", "b1", "w2", "b2"]);
  });

  test("prints formulas that KaTeX takes, and derivatives that are the gates' own", () => {
    for (const { formulaLatex, derivativeLatex, writtenLatex, says } of activations()) {
      for (const latex of [formulaLatex, derivativeLatex, ...writtenLatex])
        expect(() => katex.renderToString(latex, { strict: "error" })).not.toThrow();
      expect(says).toMatch(/\.$/);
    }
    expect(activations().map(({ formulaLatex }) => formulaLatex)).toEqual([
      String.raw`\sigma\left(x\right)`,
      String.raw`\tanh\left(x\right)`,
      String.raw`\operatorname{ReLU}\left(x\right)`,
      String.raw`\operatorname{LeakyReLU}\left(x, a\right)`,
      String.raw`\max\left(w_{1} x + b_{1}, w_{2} x + b_{2}\right)`,
      String.raw`\operatorname{ELU}\left(x, a\right)`,
    ]);
    expect(activations().map(({ derivativeLatex }) => derivativeLatex)).toEqual([
      String.raw`\left(1 - \sigma\left(x\right)\right) \sigma\left(x\right)`,
      String.raw`1 - \left(\tanh\left(x\right)\right)^{2}`,
      String.raw`\mathbf{1}_{x > 0}`,
      String.raw`\begin{cases} 1 & x > 0 \\ a & \text{otherwise} \end{cases}`,
      String.raw`\begin{cases} w_{1} & w_{1} x + b_{1} \ge w_{2} x + b_{2} \\ w_{2} & \text{otherwise} \end{cases}`,
      String.raw`\begin{cases} 1 & x > 0 \\ \operatorname{ELU}\left(x, a\right) + a & \text{otherwise} \end{cases}`,
    ]);
    expect(named("sigmoid").writtenLatex[0]).toBe(String.raw`\frac{1}{1 + e^{-x}}`);
    expect(named("relu").writtenLatex[0]).toBe(String.raw`\max\left(0, x\right)`);
    expect(named("leaky_relu").writtenLatex[0]).toBe(String.raw`\max\left(a x, x\right)`);
    expect(named("elu").writtenLatex[0]).toBe(
      String.raw`\begin{cases} x & x > 0 \\ a \cdot \left(e^{x} - 1\right) & \text{otherwise} \end{cases}`,
    );
  });

  test.each(activations().map((activation) => [activation.key, activation] as const))(
    "%s and its derivative are what the slide says",
    (key, activation) => {
      const { f, slope } = kernelsOf(activation);
      const number = fc.double({ min: -20, max: 20, noNaN: true });
      const parameters = fc.tuple(number, number, number, number);
      fc.assert(
        fc.property(number, parameters, (x, p) => {
          const [value, gradient] = byHand[key]?.(x, p) ?? [NaN, NaN];
          const rest = p.slice(0, activation.parameters.length);
          expect(f([x, ...rest], NaN)).toBeCloseTo(value, 9);
          expect(slope([x, ...rest], NaN)).toBeCloseTo(gradient, 9);
        }),
      );
    },
  );

  test("draws both curves, broken where they jump", () => {
    const { value, gradient, domain } = activationCurves(named("relu"));
    expect(domain).toEqual([-5, 5]);
    expect([value.length, gradient.length]).toEqual([1, 2]);
    const steep = activationCurves(named("leaky_relu"), { a: 0.5 }, [-2, 2]);
    expect(steep.value[0]?.[0]).toEqual([-2, -1]);
    expect(steep.gradient[0]?.[0]).toEqual([-2, 0.5]);
    const vee = activationCurves(named("maxout"), { w1: 1, b1: 0, w2: -1, b2: 0 }, [-3, 3]);
    for (const [x, y] of vee.value.flat()) expect(y).toBe(Math.abs(x));
  });
});

describe("the derivative of an expression", () => {
  test("of a gate alone is its local gradient", () => {
    for (const name of [
      "exp",
      "log",
      "sqrt",
      "square",
      "abs",
      "sin",
      "cos",
      "tan",
      "tanh",
      "sigmoid",
      "relu",
      "softplus",
    ]) {
      const gate = gateNamed(name);
      if (gate.kind !== "elementwise") throw new Error(name);
      const slope = compileKernel(derivative(parsed(`${gate.calls[0] ?? ""}(x)`), "x"), ["x"]);
      for (const x of [0.3, 1.7])
        expect(slope([x], NaN)).toBeCloseTo(localKernels(gate)[0]?.([x], gate.forward(x)) ?? NaN, 12);
    }
  });

  test("follows the chain rule, and adds at branches", () => {
    const slope = compileKernel(derivative(parsed("x * sin(x^2) / (1 + exp(-x)) - x^x"), "x"), ["x"]);
    const trace = traceOf("x * sin(x^2) / (1 + exp(-x)) - x^x; x = 1.3");
    const x = trace.graph.nodes.findIndex(({ name }) => name === "x");
    expect(slope([1.3], NaN)).toBeCloseTo(trace.gradients[trace.offsets[x] ?? 0] ?? NaN, 12);
  });

  test("of what is switched by a comparison and its opposite is one of two cases", () => {
    const printed = (text: string): string => printExpr(derivative(parsed(text), "x"));
    expect(printed("max(2 * x, 3 * x)")).toBe("where(2 * x >= 3 * x, 2, 3)");
    expect(printed("max(x, y * x)")).toBe("where(x >= y * x, 1, y)");
    expect(printed("max(x, 1) + max(x, 2)")).toBe("(x >= 1) + (x >= 2)");
    expect(printed("(x > 1) * x")).toBe("x > 1");
  });

  test("refuses what is no number", () => {
    expect(() => derivative(parsed("sum(x)"), "x")).toThrow(/single numbers/);
    expect(() => derivative(parsed("[x, 1]"), "x")).toThrow(/lists/);
  });
});

describe("operating points", () => {
  const points = (source: string) =>
    operatingPoints(traceOf(source)).map(({ activation, node, entry, x, value, gradient }) => [
      activation,
      node,
      entry,
      x,
      value,
      gradient,
    ]);
  const s = 1 / (1 + Math.exp(-1));

  test("of gates called by name and written out, entry by entry", () => {
    expect(points("f = sigmoid(x); x = 1")).toEqual([["sigmoid", "f", 0, 1, s, expect.closeTo(s * (1 - s), 12)]]);
    expect(points("f = 1/(1 + exp(-x)); x = 1")).toEqual([
      ["sigmoid", "f", 0, 1, expect.closeTo(s, 15), expect.closeTo(s * (1 - s), 12)],
    ]);
    expect(points("h = max(0, x)\nf = sum(h); x = [1, -2]")).toEqual([
      ["relu", "h", 0, 1, 1, 1],
      ["relu", "h", 1, -2, 0, 0],
    ]);
    expect(points("f = x * y; x = 1; y = 2")).toEqual([]);
  });

  test("with the parameters that the graph gives them", () => {
    const [leaky, elu] = operatingPoints(traceOf("f = leaky_relu(x, 0.3) + elu(y); x = -2; y = -1"));
    expect(leaky).toMatchObject({ x: -2, value: -0.6, gradient: 0.3, setting: { a: 0.3 } });
    expect(elu).toMatchObject({ x: -1, setting: { a: 1 } });
    expect(elu?.gradient).toBeCloseTo(Math.exp(-1), 12);
  });

  test.each([
    ["f = max(w1*x + b1, w2*x + b2); w1 = 2; x = 3; b1 = 1; w2 = -1; b2 = 0.5", 3, 7, 2, [2, 1, -1, 0.5], false],
    ["f = max(x*w1, w2*x - 4); w1 = 2; x = 3; w2 = 5", 3, 11, 5, [2, 0, 5, -4], false],
    [
      "f = max(w1·x + b1, w2·x + b2); w1 = [1, -2]; b1 = 0.5; w2 = [3, 1]; b2 = -1; x = [1, 2]",
      1,
      4,
      5,
      [-3, 0.5, 5, -1],
      true,
    ],
  ])("of maxout: %s", (source, x, value, gradient, setting, isMultiple) => {
    const [w1, b1, w2, b2] = setting;
    expect(operatingPoints(traceOf(source))).toEqual([
      { activation: "maxout", node: "f", entry: 0, x, value, gradient, setting: { w1, b1, w2, b2 }, isMultiple },
    ]);
  });

  test("a max of unrelated values is no maxout, and ReLU is none either", () => {
    for (const source of [
      "f = max(x, y); x = 1; y = 2",
      "f = max(0, x); x = 1",
      "f = max(sin(x), y * z); x = 1; y = 2; z = 3",
    ])
      expect(operatingPoints(traceOf(source)).filter(({ activation }) => activation === "maxout")).toEqual([]);
  });

  test("lie on the curves they are said to lie on, in every example", () => {
    const seen = new Set<string>();
    // AlexNet has nothing but ReLUs, of which there are enough.
    for (const { source } of examples.filter(({ id }) => id !== "alexnet")) {
      const { graph } = build(readAny(source).program);
      if (graph === null) continue;
      for (const { activation, x, value, gradient, setting } of operatingPoints(run(compile(graph), graph))) {
        seen.add(activation);
        const of = named(activation);
        const at = [x, ...of.parameters.map(({ name }) => setting[name] ?? NaN)];
        expect(kernelsOf(of).f(at, NaN)).toBeCloseTo(value, 12);
        expect(kernelsOf(of).slope(at, NaN)).toBe(gradient);
      }
    }
    expect([...seen].toSorted()).toEqual(["maxout", "relu", "sigmoid", "tanh"]);
  });

  test("and how often each is used, thinned out or not", () => {
    const uses = (source: string) =>
      usesOfActivations(traceOf(source)).map(({ activation, node, entries }) => [activation, node, entries]);
    expect(uses("a = tanh(x)\nb = sigmoid(a)\nf = tanh(b) + 1/(1 + exp(-b)); x = 1")).toEqual([
      ["sigmoid", "b", 1],
      ["sigmoid", expect.any(String), 1],
      ["tanh", "a", 1],
      ["tanh", expect.any(String), 1],
    ]);
    expect(uses("h = max(0, x)\nf = sum(h)\nx = randn(300, 4, seed=1)")).toEqual([["relu", "h", 1200]]);
    expect(uses("f = max(w1*x + b1, w2*x + b2)")).toEqual([["maxout", "f", 1]]);
    expect(uses("f = x * y")).toEqual([]);
  });

  test("many are thinned out evenly", () => {
    const many = operatingPoints(traceOf("h = max(0, x)\nf = sum(h)\nx = randn(4096, seed=1)"));
    expect(many.length).toBeGreaterThan(150);
    expect(many.length).toBeLessThanOrEqual(200);
    expect(Math.max(...many.map(({ entry }) => entry))).toBeGreaterThan(4000);
  });
});

test("what is part of a gate written out is no use of its own", () => {
  const uses = usesOfGates(graphOf("f = 1/(1 + exp(-x)) + exp(x)"));
  expect(uses.map(({ gate }) => gate)).toEqual(["sigmoid", "exp", "add"]);
});
