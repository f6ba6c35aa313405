import { describe, expect, it, test } from "vitest";
import { methods } from "../../core/train/methods.ts";
import { createAppStore } from "../../store/store.ts";
import { derive } from "../../store/derive.ts";
import { firstUpdate, methodFacts } from "./methods.ts";
import { bowl, taskOf } from "./train.fixtures.ts";
import { Training } from "./training.ts";
import { inputsNamed, rounded, whyNotWritten } from "./writing.ts";
import katex from "katex";

test.each(methods)("one update by %s is the first of a training", (method) => {
  const training = new Training(taskOf(bowl, { method, rate: 0.05 }));
  training.begin();
  const after = training.run(0).values.map(({ data }) => data[0]);
  // ∂f/∂a = −6 and ∂f/∂b = 8 at (0, 1).
  const own = firstUpdate(method, 0.05, Float64Array.of(0, 1), Float64Array.of(-6, 8));
  expect(own).toHaveLength(after.length);
  after.forEach((value, i) => expect(own[i]).toBeCloseTo(value ?? Number.NaN, 14));
});

test.each(methods)("the formulas of %s can be set", (method) => {
  for (const latex of methodFacts[method].latex)
    expect(() => katex.renderToString(latex, { strict: "error", throwOnError: true })).not.toThrow();
});

describe("writing values into the text", () => {
  const why = (source: string, names: readonly string[], literals: boolean): string | null => {
    const { graph } = derive(source);
    if (graph === null) throw new Error("The test's own program does not work.");
    return whyNotWritten(graph, inputsNamed(graph, names), literals);
  };

  it.each([
    ["f = w * x\nw = 2", ["w", "x"]],
    ["f = sum(w)\nw = [[1, -2], [3, 4]]", ["w"]],
    ["f = -w\nw = -2", ["w"]],
  ])("is right for what stands there as numbers: %s", (source, names) => {
    expect(why(source, names, true)).toBeNull();
  });

  it.each([
    ["f = sum(w)\nw = randn(2, 2, seed=1)", true, /how w is made/],
    ["f = sum(w)\nw = zeros(3)", true, /how w is made/],
    ["f = sum(w)\nw = randn(2, 2)", false, /one row of random numbers/],
    ["f = sum(w)\nw = zeros(1000)", false, /w holds 1000 numbers/],
  ])("is refused with the reason: %s", (source, literals, reason) => {
    expect(why(source, ["w"], literals)).toMatch(reason);
  });

  it("is offered for made values that nothing else goes on from", () => {
    expect(why("f = sum(w)\nw = randn(2, 2, seed=1)", ["w"], false)).toBeNull();
    expect(why("f = sum(w)\nw = zeros(3)", ["w"], false)).toBeNull();
  });

  it("changes all inputs, under one name for undo, without float noise", () => {
    const store = createAppStore("f = sum(w) * b\nw = [0.1, 1]\nb = 0.3");
    const { graph } = derive(store.getState().source);
    for (const node of inputsNamed(graph!, ["w", "b"]))
      store
        .getState()
        .editInput(node.id, rounded(node, Float64Array.from([0.1 + 0.2, 2]).slice(0, node.shape.length + 1), 12), "u");
    expect(store.getState().source).toBe("f = sum(w) * b\nw = [0.3, 2]\nb = 0.3");
    expect(store.getState().lastEdit?.group).toBe("u");
  });
});
