import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfName } from "../graph/lookup.ts";
import { Machine } from "../engine/machine.ts";
import { parse } from "../language/parse.ts";
import { Descent } from "./descent.ts";
import { divergenceOf } from "./divergence.ts";
import { methods } from "./methods.ts";
import { Session, type SessionOptions } from "./session.ts";

function graphOf(source: string): Graph {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error("The test's own program does not build.");
  return graph;
}

const net = graphOf(`X = randn(5, 3)
w1 = randn(3, 4)
b1 = zeros(4)
w2 = randn(4, 2)
loss = cross_entropy(tanh(X @ w1 + b1) @ w2, [0, 1, 1, 0, 1]) + 0.01 * squared_norm(w1)`);

// Fewer rows than numbers in each: w1 is then brought up to date only when it is asked for, w2 is not.
const wide = graphOf(`X = randn(4, 9)
w1 = randn(9, 5)
b1 = zeros(5)
w2 = randn(5, 2)
loss = cross_entropy(tanh(X @ w1 + b1) @ w2, [0, 1, 1, 0])`);

/** Runs it in slices to its end. */
function finish(session: Session): Session {
  while (!session.run(5).isDone);
  return session;
}

describe("a descent", () => {
  it.each(methods)("by %s comes back to the same numbers from a snapshot", (method) => {
    const descent = new Descent(net, { rate: 0.05, method });
    for (let i = 0; i < 7; i++) descent.advance();
    const held = descent.save();
    const losses = Array.from({ length: 20 }, () => descent.advance());
    const norms = descent.norms();
    descent.restore(held);
    expect(descent.step).toBe(7);
    expect(Array.from({ length: 20 }, () => descent.advance())).toEqual(losses);
    expect(descent.norms()).toEqual(norms);
  });

  it("has the gradients and norms of its present values", () => {
    const descent = new Descent(graphOf("f = sum(w * w) + b\nw = [3, 4]\nb = 1"), { rate: 0.25 });
    expect(descent.norms()).toEqual([10, 1]);
    descent.advance();
    expect([...descent.value(descent.parameters[0]?.node ?? -1).data]).toEqual([1.5, 2]);
    expect(descent.norms()).toEqual([5, 1]);
    expect(descent.loss).toBe(1.5 ** 2 + 4 + 0.75);
  });
});

describe("a parameter with a rate of its own", () => {
  const scales = { rate: 0.05, scales: [0.1, 1, -2] };

  it.each([net, wide])("moves that many times as far", (graph) => {
    const [descent, even] = [new Descent(graph, scales), new Descent(graph, { rate: 0.05 })];
    const before = descent.save().values;
    descent.advance();
    even.advance();
    const [own, usual] = [descent.save().values, even.save().values];
    let at = 0;
    for (const [i, { shape }] of descent.parameters.entries())
      for (const end = at + shape.reduce((a, b) => a * b, 1); at < end; at++)
        expect((own[at] ?? 0) - (before[at] ?? 0)).toBeCloseTo(
          (scales.scales[i] ?? 0) * ((usual[at] ?? 0) - (before[at] ?? 0)),
          12,
        );
  });

  it("is reckoned with where a rate is suggested", () => {
    // The steeper of the two is moved at a hundredth of the rate: 0.01 · 100 · rate < 2, and rate < 2.
    const graph = graphOf("f = 50 * w1^2 + 0.5 * w2^2\nw1 = 1\nw2 = 1");
    const session = finish(new Session(graph, { rate: 1e6, scales: [0.01, 1], steps: 100 }));
    const rate = session.run(1).divergence?.suggestedRate ?? Number.NaN;
    expect(rate).toBeGreaterThanOrEqual(0.5);
    expect(rate).toBeLessThan(2);
  });

  it("that climbs is given no rate: none would make the loss fall", () => {
    const session = finish(new Session(graphOf("f = 50 * w^2\nw = 1"), { rate: 1, scales: [-1], steps: 100 }));
    expect(session.run(1).divergence).toEqual({ reason: "grown", suggestedRate: null });
  });
});

it.each([
  ["g", /single number, and g is 2: sum\(g\)/],
  ["w", /w is an input/],
])("no descent on %s", (target, sentence) => {
  const graph = graphOf("g = 2 w\nf = sum(g)\nw = [1, 2]");
  expect(() => new Descent(graph, { rate: 1, target: indexOfName(graph, target) })).toThrow(sentence);
});

describe("a deferred product", () => {
  const close = (one: ArrayLike<number>, other: ArrayLike<number>): void => {
    expect(one).toHaveLength(other.length);
    for (let i = 0; i < one.length; i++) expect(one[i]).toBeCloseTo(other[i] ?? Number.NaN, 12);
  };

  it("descends as the product itself does: losses, values, gradients", () => {
    const descent = new Descent(wide, { rate: 0.3 });
    const nodes = descent.parameters.map(({ node }) => node);
    expect(descent.parameters.map(({ name, node }) => [name, descent.machine.deferred(node) !== null])).toEqual([
      ["w1", true],
      ["w2", false],
      ["b1", false],
    ]);
    const machine = new Machine(wide, { parameters: nodes });
    for (let step = 0; step < 40; step++) {
      expect(descent.loss).toBeCloseTo(machine.forward(), 12);
      machine.backward();
      // Now and then only, so that what is owed piles up in between.
      if (step % 7 === 3) {
        for (const node of nodes) {
          close(descent.value(node).data, machine.value(node).data);
          close(descent.gradient(node)?.data ?? [], machine.gradient(node)?.data ?? []);
        }
      }
      for (const node of nodes) {
        const { data } = machine.value(node);
        for (const [i, g] of (machine.gradient(node)?.data ?? []).entries()) data[i] = (data[i] ?? 0) - 0.3 * g;
      }
      descent.advance();
    }
  });

  it("keeps what it owes when another value is set", () => {
    const [one, other] = [new Descent(wide, { rate: 0.3 }), new Descent(wide, { rate: 0.3 })];
    for (const descent of [one, other]) for (let i = 0; i < 5; i++) descent.advance();
    const b1 = indexOfName(wide, "b1");
    one.value(one.parameters[0]?.node ?? -1);
    for (const { machine } of [one, other]) machine.set(b1, [1, 2, 3, 4, 5]);
    expect(other.machine.forward()).toBeCloseTo(one.machine.forward(), 12);
    close(other.value(other.parameters[0]?.node ?? -1).data, one.value(one.parameters[0]?.node ?? -1).data);
  });

  it.each([
    ["whose parameter is used again", "w = randn(9, 2); f = sum(tanh(randn(2, 9) @ w)) + sum(w)"],
    ["of many rows", "w = randn(3, 2); f = sum(tanh(randn(2, 3) @ w))"],
    ["of what is computed from a parameter", "w = randn(9, 2); b = 1; f = sum(tanh((randn(2, 9) * b) @ w))"],
    ["whose parameter stands on the left", "w = randn(2, 9); f = sum(tanh(w @ randn(9, 2)))"],
  ])("is none %s", (_why, source) => {
    const descent = new Descent(graphOf(source), { rate: 0.1 });
    for (const { node } of descent.parameters) expect(descent.machine.deferred(node)).toBeNull();
  });

  it("is none by other methods", () => {
    const descent = new Descent(wide, { rate: 0.1, method: "momentum" });
    for (const { node } of descent.parameters) expect(descent.machine.deferred(node)).toBeNull();
  });
});

describe("a session", () => {
  const options: SessionOptions = { rate: 0.1, steps: 60 };

  it("runs in slices to its end, and tells every loss once", () => {
    const session = new Session(net, options);
    const told = [session.losses[0]];
    for (let progress = session.run(0); ; progress = session.run(0)) {
      expect(progress.from).toBe(told.length);
      told.push(...progress.losses);
      if (progress.isDone) break;
    }
    expect(told).toHaveLength(61);
    expect(told).toEqual(session.losses);
    expect(session.run(10).losses).toEqual([]);
  });

  it.each([
    ["adam", net, 1e9],
    ["adam", net, 2000],
    ["plain", wide, 1e9],
    ["plain", wide, 2000],
  ] as const)("by %s goes back to any step, and on from there", (method, graph, budget) => {
    const session = finish(new Session(graph, { ...options, budget, method }));
    const losses = [...session.losses];
    const last = session.descent.save();
    for (const step of [0, 59, 1, 30, 31, 17, 60]) {
      expect(session.goTo(step).step).toBe(step);
      expect(session.descent.loss).toBe(losses[step]);
    }
    session.goTo(12);
    finish(session);
    expect(session.losses).toEqual(losses);
    for (const [i, value] of session.descent.save().values.entries())
      expect(value).toBeCloseTo(last.values[i] ?? 0, 12);
  });
});

describe("divergence", () => {
  it("is a loss that is not finite or has grown a thousandfold", () => {
    expect(divergenceOf(2, 1999)).toBeNull();
    expect(divergenceOf(2, 2001)).toBe("grown");
    expect(divergenceOf(2, Number.NaN)).toBe("not finite");
    expect(divergenceOf(2, Infinity)).toBe("not finite");
    expect(divergenceOf(0, 1e-8)).toBeNull();
  });

  it.each(methods)("of %s at a rate of 1e9 stops, and suggests a rate that works", (method) => {
    const session = new Session(net, { rate: 1e9, steps: 500, method });
    finish(session);
    const { divergence, step } = session.run(1);
    expect(step).toBeLessThan(50);
    const rate = divergence?.suggestedRate ?? Number.NaN;
    expect(String(rate)).toMatch(/^(0\.0*)?[125]0*(e-\d+)?$/);
    const better = finish(new Session(net, { rate, steps: 30, method }));
    expect(better.run(1).divergence).toBeNull();
    expect(better.losses.at(-1)).toBeLessThan(better.losses[0] ?? 0);
  });

  it("suggests for a parabola what its curvature allows", () => {
    const session = finish(new Session(graphOf("f = 50 * w^2\nw = 1"), { rate: 1, steps: 100 }));
    // 1/λ = 0.01; anything below 0.02 converges.
    const rate = session.run(1).divergence?.suggestedRate ?? Number.NaN;
    expect(rate).toBeGreaterThanOrEqual(0.005);
    expect(rate).toBeLessThan(0.02);
  });

  it("suggests nothing where there is no slope or no finite start", () => {
    const hopeless = finish(new Session(graphOf("f = log(w)\nw = -1"), { rate: 1, steps: 5 }));
    expect(hopeless.run(1).divergence).toEqual({ reason: "not finite", suggestedRate: null });
  });
});
