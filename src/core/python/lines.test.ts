import { describe, expect, it } from "vitest";
import { linesOf } from "./lines.ts";
import { withoutMargins } from "./margins.ts";

const texts = (source: string): string[] => linesOf(withoutMargins(source)).map(({ text }) => text);
const columns = (source: string): number[] => linesOf(withoutMargins(source)).map(({ column }) => column);

describe("lines", () => {
  it.each([
    ["a = 1 # one\n\n# two\nb = 2; c = 3", ["a = 1", " two", "b = 2", "c = 3"]],
    ["a = (1 +\n  2)\nb = 3", ["a = (1 +\n  2)", "b = 3"]],
    ["a = 1 + \\\n  2", ["a = 1 + \\\n  2"]],
    ['a = "# no; comment"', ['a = "# no; comment"']],
    ['"""a\nb"""\nc = 1', ['"""a\nb"""', "c = 1"]],
    ["a = (1\nb = 2", ["a = (1", "b = 2"]],
    ["for t in range(3): a = 1; b = 2", ["for t in range(3):", "a = 1", "b = 2"]],
    ["a[1:2] = {3: 4}", ["a[1:2] = {3: 4}"]],
    ["", []],
  ])("%j", (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });

  it.each([
    ["if x:\n\ty = 1\n        z = 2", [0, 8, 8]],
    ["8  for t:\n9      a\n10     b", [3, 7, 7]],
    [" 9  a = 1\n10  b = 2", [4, 4]],
    ["9  a = 1\n10 b = 2", [3, 3]],
    ["9: a = 1\n10: b = 2", [1, 1]],
    [">>> a = 1\n>>> for t in x:\n...     b = 2\n3", [0, 0, 4]],
  ])("begin at their columns in %j", (source, expected) => {
    expect(columns(source)).toEqual(expected);
  });

  it.each(["1 + 2\n3 + 4", "x = 1\ny = 2", "2 x\n1 y", "1.5 x\n2.5 y"])("%j has no line numbers", (source) => {
    expect(withoutMargins(source)).toBe(source);
  });

  it("keeps every offset", () => {
    const source = "```python\r\n1\u00a0 x = 2\r\n2  y = x − 1\r\n```";
    expect(withoutMargins(source)).toHaveLength(source.length);
    expect(texts(source)).toEqual(["x = 2", "y = x - 1"]);
  });
});
