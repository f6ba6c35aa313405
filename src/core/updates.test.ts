import { describe, expect, test } from "vitest";
import { differentiate } from "./index.ts";
import { build } from "./graph/build.ts";
import { parse } from "./language/parse.ts";

function fixed(source: string): string | null {
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  const [found] = build(program).diagnostics;
  if (found === undefined) return null;
  expect(found.message).toContain("has no value above this line");
  const { fix } = found;
  return fix === undefined ? "" : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
}

describe("x += y is x = x + y", () => {
  test.each([
    ["x = 3\nx += 2 y\nx -= y - 1\nx *= y + 1", "x = 3\nx = x + 2 y\nx = x - (y - 1)\nx = x * (y + 1)"],
    ["x = 3\nx /= y (z)\nx **= y (z)", "x = 3\nx = x / (y z)\nx = x^(y z)"],
    ["s = 0\nfor t in range(3):\n    s += t y", "s = 0\nfor t in range(3):\n    s = s + t y"],
    ["def f(u):\n    u *= 2\n    u += k\n    return u\ny = f(3 x)", "f(u) = u * 2 + k\ny = f(3 x)"],
  ])("%s", (update, plain) => {
    const values = (source: string): unknown => {
      const outcome = differentiate(source);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
      return outcome.nodes
        .filter(({ isInput, id }) => isInput || id === outcome.output)
        .map((n) => [n.id, n.value, n.gradient]);
    };
    expect(values(update)).toEqual(values(plain));
  });
});

describe("the name that is changed has a value above", () => {
  test.each([
    ["x += 2 y", "x = 0\nx += 2 y"],
    ["x *= y", "x = 1\nx *= y"],
    ["y = 1; x += y", "y = 1; x = 0; x += y"],
    [
      "for t in range(3):\n    for k in range(2):\n        s += t",
      "s = 0\nfor t in range(3):\n    for k in range(2):\n        s += t",
    ],
    ["def f(u):\n    s += u\n    return s\nf(2 x)", "def f(u):\n    s = 0\n    s += u\n    return s\nf(2 x)"],
    ["def f(u): s += u; return s\nf(2 x)", "def f(u): s = 0; s += u; return s\nf(2 x)"],
  ])("%s", (source, wanted) => {
    expect(fixed(source)).toBe(wanted);
    expect(fixed(wanted)).toBe(null);
  });

  test("a parameter, a line above and a name of the program are such values", () => {
    expect(fixed("k = 2\ndef f(u):\n    u += 1\n    s = u\n    s += 2 k\n    k *= s\n    return k\nf(2 x)")).toBe(null);
  });
});
