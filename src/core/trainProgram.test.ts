import { describe, expect, it } from "vitest";
import { Machine } from "./engine/machine.ts";
import { build } from "./graph/build.ts";
import { indexOfName } from "./graph/lookup.ts";
import { parse } from "./language/parse.ts";
import { l24, l24Losses } from "./train/l24.fixtures.ts";
import { methods, type Method } from "./train/methods.ts";
import { train } from "./index.ts";

describe("the lecture's 20-line network", () => {
  it("has NumPy's losses over 2000 updates, to six digits and more", { timeout: 300_000 }, () => {
    const losses = Array.from(train(l24, { rate: 1e-4, steps: 2000 }));
    expect(losses.map(({ step }) => step)).toEqual(Array.from({ length: 2001 }, (_unused, step) => step));
    for (const [step, loss] of l24Losses) {
      const own = losses[step]?.loss ?? Number.NaN;
      expect(Math.abs(own / loss - 1), `step ${step}: ${own}`).toBeLessThan(1e-9);
    }
  });
});

it("the same network has NumPy's losses with every weight updated each time", { timeout: 60_000 }, () => {
  const { graph } = build(parse(l24).program);
  if (graph === null) throw new Error("The lecture's network does not build.");
  const parameters = ["w1", "w2"].map((name) => indexOfName(graph, name));
  const machine = new Machine(graph, { parameters });
  const losses = new Map(l24Losses);
  for (let step = 0; step <= 100; step++) {
    const loss = machine.forward();
    expect(Math.abs(loss / (losses.get(step) ?? loss) - 1), `step ${step}`).toBeLessThan(1e-9);
    machine.backward();
    for (const node of parameters)
      machine.addScaled(machine.offset(node), machine.gradientOffset(node), machine.value(node).data.length, -1e-4);
  }
});

/** Each method once more, for f = Σ c·(w − m)², in a few lines of its own. */
function quadratic(method: Method, rate: number, steps: number): readonly number[] {
  const [c, m, w] = [
    [0.5, 3, 10],
    [1, -2, 0.25],
    [2, 0.5, -1],
  ] as const;
  const f = (at: readonly number[]): number => at.reduce((sum, value, i) => sum + c[i]! * (value - m[i]!) ** 2, 0);
  let at: number[] = [...w];
  let p = [0, 0, 0];
  let q = [0, 0, 0];
  const losses = [f(at)];
  for (let t = 1; t <= steps; t++) {
    const g = at.map((value, i) => 2 * c[i]! * (value - m[i]!));
    if (method === "plain") at = at.map((value, i) => value - rate * g[i]!);
    if (method === "momentum") p = p.map((v, i) => 0.9 * v - rate * g[i]!);
    if (method === "momentum") at = at.map((value, i) => value + p[i]!);
    if (method === "rmsprop") p = p.map((s, i) => 0.99 * s + 0.01 * g[i]! ** 2);
    if (method === "rmsprop") at = at.map((value, i) => value - (rate * g[i]!) / (Math.sqrt(p[i]!) + 1e-8));
    if (method === "adam") {
      p = p.map((v, i) => 0.9 * v + 0.1 * g[i]!);
      q = q.map((s, i) => 0.999 * s + 0.001 * g[i]! ** 2);
      at = at.map((value, i) => value - (rate * p[i]!) / (1 - 0.9 ** t) / (Math.sqrt(q[i]! / (1 - 0.999 ** t)) + 1e-8));
    }
    losses.push(f(at));
  }
  return losses;
}

const bowl = "f = sum(c * (w - m) * (w - m))\nc = [0.5, 3, 10]\nm = [1, -2, 0.25]\nw = [2, 0.5, -1]";

describe("methods", () => {
  it.each(methods)("%s agrees with its formula written out for a quadratic", (method) => {
    const expected = quadratic(method, 0.01, 200);
    const losses = Array.from(train(bowl, { rate: 0.01, steps: 200, method }), ({ loss }) => loss);
    expect(losses).toHaveLength(expected.length);
    for (const [step, loss] of expected.entries())
      expect(Math.abs((losses[step] ?? Number.NaN) - loss), `step ${step}`).toBeLessThan(1e-11 * (1 + Math.abs(loss)));
  });

  it("plain descent on c·w² multiplies w by 1 − 2·c·rate each time", () => {
    const losses = Array.from(train("f = 3 w^2\nw = 2", { rate: 0.1, steps: 20 }), ({ loss }) => loss);
    for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(12 * 0.4 ** (2 * step), 12);
  });

  it("the first update of Adam is the rate, whatever the slope", () => {
    const [, second] = Array.from(train("f = 1000 w\nw = 2", { rate: 0.5, steps: 1, method: "adam" }));
    expect(second?.loss).toBeCloseTo(1500, 6);
  });

  it("momentum on a slope of 1 goes rate·(1 + 1.9 + 2.71 + …)", () => {
    const losses = Array.from(train("f = 1 w\nw = 0", { rate: 1, steps: 3, method: "momentum" }), ({ loss }) => loss);
    expect(losses.map((loss) => Math.round(loss * 1e9) / 1e9 + 0)).toEqual([0, -1, -2.9, -5.61]);
  });
});

describe("what train is given", () => {
  it("reads Python, whose own loop does not count: rate and steps are those that it is told", () => {
    const python =
      "import numpy as np\nw1 = 3.0\nfor t in range(500):\n    loss = w1 ** 2\n    grad = 2 * w1\n    w1 -= 1e-3 * grad\n";
    const losses = Array.from(train(python, { rate: 0.25, steps: 2 }), ({ loss }) => loss);
    expect(losses).toEqual([9, 2.25, 0.5625]);
  });

  const first = (source: string, options = {}): unknown =>
    train(source, { rate: 0.1, steps: 1, ...options }).next().value;

  it("changes the inputs it is told, else those that look like weights", () => {
    const source = "f = w * x + beta + theta_1\nw = 1; x = 2; beta = 3; theta_1 = 4";
    const lossAfter = (parameters?: string[]): number | undefined =>
      Array.from(train(source, { rate: 0.1, steps: 1, ...(parameters === undefined ? {} : { parameters }) })).at(-1)
        ?.loss;
    // w falls by 0.2, beta and theta_1 by 0.1 each; f = 9 before.
    expect(lossAfter()).toBeCloseTo(9 - 0.4 - 0.2, 12);
    expect(lossAfter(["x"])).toBeCloseTo(9 - 0.1, 12);
  });

  it.each([
    ["f = (x", {}, /./],
    ["f = x * y", {}, /No input's name begins with w, W, b, B or theta.*choose from x, y/],
    ["f = w * x", { parameters: ["v"] }, /no input called v: choose from w, x/],
    ["f = w * x", { parameters: ["f"] }, /f is computed/],
    ["f = w * x", { parameters: [] }, /No parameter is named/],
    ["f = w * 2\nw = [1, 2]", {}, /must be one number/],
    ["f = w * x", { steps: 1.5 }, /steps is a whole number/],
    ["f = w * x", { steps: -1 }, /steps is a whole number/],
    ["f = w * x", { rate: Number.NaN }, /rate is a number/],
    ["n = 2\nw = ones(n)\nf = sum(w) * n", { parameters: ["n"] }, /n/],
  ])("refuses %s with %o in a sentence", (source, options, sentence) => {
    expect(() => first(source, options)).toThrow(sentence);
  });

  it("takes an input by its first value where its name is bound anew", () => {
    const losses = Array.from(train("w = 3\nw = 2 w\nf = w^2", { rate: 0.125, steps: 1 }), ({ loss }) => loss);
    expect(losses).toEqual([36, 0]);
  });

  it("does nothing before the first pull", () => {
    expect(() => train("f = (", { rate: 1, steps: 1 })).not.toThrow();
  });

  it("gives the loss at the start for 0 steps", () => {
    expect(Array.from(train("f = w^2\nw = 3", { rate: 1, steps: 0 }))).toEqual([{ step: 0, loss: 9 }]);
  });
});
