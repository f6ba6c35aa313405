import { expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { genericRule } from "./genericRule.ts";

/** The rule of a program's output. */
function ruleOf(source: string): string | null {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error(`no graph: ${source}`);
  return genericRule(graph, graph.output);
}

it.each([
  ["exp(u)", "f(x) = e^{x} \\;\\to\\; \\frac{df}{dx} = e^{x}"],
  ["3u", "f(x) = 3 x \\;\\to\\; \\frac{df}{dx} = 3"],
  ["1/u", "f(x) = \\frac{1}{x} \\;\\to\\; \\frac{df}{dx} = -\\frac{1}{x^{2}}"],
  ["u + 1", "f(x) = x + 1 \\;\\to\\; \\frac{df}{dx} = 1"],
])("states the lecture's rule of %s", (source, rule) => {
  expect(ruleOf(source)).toBe(rule);
});

it("leaves gates with two wires, and inputs, to their names", () => {
  expect(ruleOf("u + v")).toBeNull();
  expect(ruleOf("u * u")).toBeNull();
  expect(ruleOf("u")).toBeNull();
});
