import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { parse } from "../language/parse.ts";
import { looksLikePython } from "./looksLike.ts";

describe("looksLikePython", () => {
  const inPython = examples.filter(({ source }) => parse(source).diagnostics.length > 0);
  it("is asked for the examples that the language cannot read alone", () => {
    expect(inPython.map(({ id }) => id)).toEqual(["l20", "l22exercise", "l24", "l25"]);
    expect(inPython.every(({ source }) => looksLikePython(source))).toBe(true);
  });

  it.each(examples.filter((example) => !inPython.includes(example)).map(({ id, source }) => [id, source]))(
    "leaves the example %s to the language",
    (_id, source) => {
      expect(looksLikePython(source)).toBe(false);
    },
  );

  it.each([
    "f = (x + y) * z",
    "import numpy as np\nx = np.array([1, 2])\nf = np.sum(x)",
    "def s(u): return 1 / (1 + np.exp(-u))\ns(2)",
    "def s(u):\n    return 1 / (1 + np.exp(-u))\ns(2)",
    "s = lambda u: 1 / (1 + exp(-u))",
    "h = 1\nfor t in range(3):\n    h = 2 * h\n    s = s + h",
    "a == b",
    "np.random.seed(0)\nx = randn(2)",
    "",
  ])("leaves %j to the language", (source) => {
    expect(looksLikePython(source)).toBe(false);
  });

  it.each([
    "class A:\n    pass",
    "def f(x):\n    y = x\n    return y",
    "while True:\n    w = w - 0.1 * dw",
    "x = 2\nprint(x)",
    "x = 2\nx += 1",
    "x = y = 2",
    "f = self.x * 2",
    '"""doc"""\nf = 2 * x',
    "dscores = #...",
    "dscores = ...",
    "1  x = 2\n2  f = x * x",
    "q = x + y\nf = q * z\ndq = z",
    "h = x * w\ngrad_h = 2",
    "loss = -log(p[range(N), y]).sum()",
    "import numpy as xp\nx = xp.exp(2)",
    ">>> x = 2",
    "x[0] = 2",
  ])("asks for %j", (source) => {
    expect(looksLikePython(source)).toBe(true);
  });
});
