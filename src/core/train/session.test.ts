import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfName } from "../graph/lookup.ts";
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

it.each([
  ["g", /single number, and g is 2: sum\(g\)/],
  ["w", /w is an input/],
])("no descent on %s", (target, sentence) => {
  const graph = graphOf("g = 2 w\nf = sum(g)\nw = [1, 2]");
  expect(() => new Descent(graph, { rate: 1, target: indexOfName(graph, target) })).toThrow(sentence);
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

  it.each([1e9, 2000])("goes back to any step with %i bytes for snapshots, and on from there", (budget) => {
    const session = finish(new Session(net, { ...options, budget, method: "adam" }));
    const losses = [...session.losses];
    const last = session.descent.save();
    for (const step of [0, 59, 1, 30, 31, 17, 60]) {
      expect(session.goTo(step).step).toBe(step);
      expect(session.descent.loss).toBe(losses[step]);
    }
    session.goTo(12);
    finish(session);
    expect(session.descent.save()).toEqual(last);
    expect(session.losses).toEqual(losses);
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
