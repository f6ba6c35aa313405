import { describe, expect, it, test } from "vitest";
import { methods } from "../../core/train/methods.ts";
import { createAppStore } from "../../store/store.ts";
import { derive } from "../../store/derive.ts";
import { methodFacts, updated, type Memory } from "./methods.ts";
import { onceWords } from "./onceWords.ts";
import { Singles } from "./singles.ts";
import { afterSlice, bowl, taskOf } from "./train.fixtures.ts";
import { Training } from "./training.ts";
import { inputsNamed, rounded, whyNotWritten } from "./writing.ts";
import katex from "katex";

test.each(methods)("updates by %s, one at a time, are those of a training", (method) => {
  const training = new Training(taskOf(bowl, { method, rate: 0.05, scales: [1, 0.5] }));
  let values = [0, 1];
  let memories: readonly (Memory | null)[] = [null, null];
  for (let t = 1; t <= 5; t++) {
    const [a = 0, b = 0] = values;
    const gradients = [2 * (a - 3), 4 * (b + 1)];
    const next = values.map((value, i) => {
      const rate = [0.05, 0.025][i] ?? 0;
      return updated(method, rate, Float64Array.of(value), Float64Array.of(gradients[i] ?? 0), memories[i] ?? null, t);
    });
    values = next.map(({ data }) => data[0] ?? Number.NaN);
    memories = next.map(({ memory }) => memory);
    const trained = afterSlice(training).values.map(({ data }) => data[0]);
    values.forEach((value, i) => expect(value).toBeCloseTo(trained[i] ?? Number.NaN, 12));
  }
});

describe("updates made one at a time", () => {
  const made = (source: string) => ({ source, before: 1, memory: new Map<string, Memory>() });

  it("go on from the text that the last one wrote, and from an earlier one after undo", () => {
    const singles = new Singles();
    expect(singles.at("adam", "a")).toBeNull();
    singles.add("adam", "a", made("b"));
    singles.add("adam", "b", made("c"));
    expect(singles.at("adam", "c")?.count).toBe(2);
    expect(singles.at("adam", "b")?.count).toBe(1);
    singles.add("adam", "b", made("d"));
    expect(singles.at("adam", "d")?.count).toBe(2);
    expect(singles.at("adam", "c")).toBeNull();
  });

  it("begin anew with another text or recipe", () => {
    const singles = new Singles();
    singles.add("adam", "a", made("b"));
    expect(singles.at("adam", "b edited")).toBeNull();
    expect(singles.at("momentum", "b")).toBeNull();
    singles.add("adam", "elsewhere", made("c"));
    expect(singles.at("adam", "c")?.count).toBe(1);
    expect(singles.at("adam", "b")).toBeNull();
  });

  it("say which they are, and what is remembered", () => {
    const { recipe } = taskOf(bowl, { method: "adam" });
    expect(onceWords(recipe, "f", 1)).toMatch(/η = 0\.1 .* This is update 1: before it, .* in m and s is 0\.$/);
    expect(onceWords(recipe, "f", 3)).toMatch(/This is update 3: .* in m and s is as update 2 left it\.$/);
    expect(onceWords({ ...recipe, method: "plain" }, "f", 1)).not.toContain("update");
    expect(onceWords({ ...recipe, scales: [1, 2] }, "f", 1)).toContain("each parameter's own rate");
  });
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
