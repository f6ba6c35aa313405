import { expect, it } from "vitest";
import { build } from "../core/graph/build.ts";
import { parse } from "../core/language/parse.ts";
import { nest } from "../core/tensor/nested.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import type { Trace } from "../core/trace/trace.ts";
import { exactText, exactTextSlowly, isHeavy, knownText } from "./exactText.ts";

function freshTrace(): Trace {
  const { graph } = build(parse("f = x").program);
  if (graph === null) throw new Error("the program works");
  return run(compile(graph), graph);
}

it.each([[[5000]], [[2, 3]], [[3, 1, 2, 2]], [[70, 90]], [[1]], [[0]]])("shape %j is told as its JSON", (shape) => {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const data = Float64Array.from({ length: size }, (_unused, i) => (i - 2.5) / 3);
  const expected = JSON.stringify(nest(data, 0, shape));
  const trace = freshTrace();
  expect(exactText(trace, 0, "value", { shape, data })).toBe(expected);
  expect(knownText(trace, 0, "value")).toBe(expected);
  expect(knownText(trace, 0, "gradient")).toBeUndefined();
});

it("makes the same text in pieces, keeping it at the end", () => {
  const shape = [100, 93];
  const data = Float64Array.from({ length: 9300 }, (_unused, i) => Math.sin(i));
  expect(isHeavy({ shape, data })).toBe(true);
  const trace = freshTrace();
  const making = exactTextSlowly(trace, 0, "gradient", { shape, data });
  let pieces = 0;
  while (making.next().done !== true) pieces++;
  expect(pieces).toBe(3);
  expect(knownText(trace, 0, "gradient")).toBe(JSON.stringify(nest(data, 0, shape)));
});

it("tells a single number with all of its digits, also where it is not finite", () => {
  const scalar = (value: number) => ({ shape: [], data: Float64Array.of(value) });
  expect(exactText(freshTrace(), 0, "value", scalar(0.1 + 0.2))).toBe("0.30000000000000004");
  expect(exactText(freshTrace(), 0, "value", scalar(-Infinity))).toBe("-Infinity");
});
