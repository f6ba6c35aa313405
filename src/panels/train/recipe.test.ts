import { expect, test } from "vitest";
import { readAny } from "../../core/readAny.ts";
import { build } from "../../core/graph/build.ts";
import type { Graph } from "../../core/graph/graph.ts";
import { recipeOfText, recipeWith, settingOf, type Recipe } from "./recipe.ts";

function read(source: string): { graph: Graph; own: Recipe } {
  const { program, recipe } = readAny(source);
  const { graph } = build(program);
  if (graph === null) throw new Error("The test's own program does not work.");
  return { graph, own: recipeOfText(graph, recipe) };
}

test("the text's own loop is the recipe", () => {
  const { own } = read(`import numpy as np
w1, w2, x = 2.0, 3.0, 4.0
for t in range(500):
    loss = (w1 * w2 * x) ** 2
    grad_w1 = 2 * (w1 * w2 * x) * w2 * x
    grad_w2 = 2 * (w1 * w2 * x) * w1 * x
    w2 -= 1e-3 * grad_w2
    w1 -= 1e-3 * grad_w1
`);
  expect(own).toEqual({ method: "plain", rate: 1e-3, scales: [1, 1], steps: 500, parameters: ["w1", "w2"] });
});

const twoRates = (first: string, second: string): string => `import numpy as np
w1, w2, x = 2.0, 3.0, 4.0
for t in range(50):
    loss = (w1 * w2 * x) ** 2
    grad_w1 = 2 * (w1 * w2 * x) * w2 * x
    grad_w2 = 2 * (w1 * w2 * x) * w1 * x
    w2 ${first} * grad_w2
    w1 ${second} * grad_w1
`;

test("each parameter keeps its own rate, also where the reader changes the rate", () => {
  const { graph, own } = read(twoRates("-= 1e-3", "-= 1e-4"));
  expect(own).toMatchObject({ rate: 1e-3, parameters: ["w1", "w2"], scales: [0.1, 1] });
  expect(recipeWith(own, { rate: 1e-2 }, graph)).toMatchObject({ rate: 1e-2, scales: [0.1, 1] });
  expect(recipeWith(own, { parameters: ["w1", "x"] }, graph)).toMatchObject({
    parameters: ["w1", "x"],
    scales: [0.1, 1],
  });
});

test.each([
  ["+= 1e-3", "-= 1e-3", 1e-3, [1, -1]],
  ["-= 0", "-= 1e-3", 1e-3, [1, 0]],
  ["-= 0", "-= 0", 0.01, [0, 0]],
  ["-= 1e-20", "-= 1e-3", 1e-12, [1e17, 1]],
])("a rate below 0 climbs, and one of 0 rests: %s, %s", (first, second, rate, scales) => {
  const { own } = read(twoRates(first, second));
  expect(own.rate).toBe(rate);
  own.scales.forEach((scale, i) => expect(scale / (scales[i] || 1)).toBeCloseTo(scales[i] === 0 ? 0 : 1, 12));
});

test("else what looks like weights is changed", () => {
  expect(read("f = w * x + b\nw = 1; x = 2; b = 3").own.parameters).toEqual(["w", "b"]);
  expect(read("f = x * y").own.parameters).toEqual([]);
});

test("the reader's changes hold, each for itself, and are only what differs", () => {
  const { graph, own } = read("f = w * x + b\nw = 1; x = 2; b = 3");
  const changed = recipeWith(own, { rate: 0.5, parameters: ["b", "x", "gone", "__proto__"] }, graph);
  expect(changed).toEqual({ ...own, rate: 0.5, parameters: ["x", "b"] });
  expect(settingOf(own, changed)).toEqual({ rate: 0.5, parameters: ["x", "b"] });
  expect(settingOf(own, own)).toEqual({});
  expect(recipeWith(own, settingOf(own, changed), graph)).toEqual(changed);
});

test("parameters that are all gone give way to the text's", () => {
  const { graph, own } = read("f = w * x\nw = 1; x = 2");
  expect(recipeWith(own, { parameters: ["v"] }, graph).parameters).toEqual(["w"]);
});
