import { describe, expect, it } from "vitest";
import { outputOf, readingOf } from "./read.fixtures.ts";
import { readPython } from "./readPython.ts";

const asides: readonly (readonly [string, RegExp])[] = [
  ["print(x)", /printed/],
  ["print x", /printed/],
  ["plt.plot([1, 2])", /plotted/],
  ["assert x > 0", /check/],
  ["losses = []", /empty list/],
  ["losses.append(x)", /record/],
  ["d = {'a': 1}", /dictionary/],
  ["d['a'] = 2", /dictionary/],
  ["q = [i * 2 for i in x]", /comprehension/],
  ["s = 'a' + 'b'", /text in quotes/],
  ["data = open('file').read()", /reads data from elsewhere/],
  ["data = np.load('x.npy')", /reads data from elsewhere/],
  ["n = input()", /reads data from elsewhere/],
  ["v = eval('x')", /nothing is executed/],
  ["exec('x = 3')", /nothing is executed/],
  ["y = np.random.randint(3, size=4)", /Write the numbers in/],
  ["a = x if x > 0 else -x", /where\(c, a, b\)/],
  ["a = x % 2", /Remainders/],
  ["a = not x", /“not”/],
  ["a = 0 < x < 1", /follow one another/],
  ["try:\n    a = 1\nexcept ValueError:\n    a = 2", /“try”/],
  ["while x < 3:\n    x2 = x", /“while”/],
  ["if x > 0:\n    a = 1\nelse:\n    a = 2", /“if”/],
  ["for a in data:\n    b = a", /A loop counts/],
  ["with open('f') as g:\n    b = 1", /“with”/],
  ["layer = nn.Linear(3, 4)", /keeps its weights/],
  ["del x", /deleted/],
  ["optimizer.step()", /optimizer/],
];

describe("what is out of scope", () => {
  it.each(asides)("%j is left where the rest is a program", (line, reason) => {
    const source = `x = 2\n${line}\nloss = x * x`;
    const { remarks, diagnostics } = readingOf(source);
    expect(diagnostics).toEqual([]);
    expect(remarks.map(({ message }) => message)).toEqual([expect.stringMatching(reason)]);
    expect(outputOf(source)).toEqual(["loss", 4]);
  });

  it.each(asides.filter(([line]) => /^\w+ = (?!\[\])/.test(line)))(
    "%j is an error where the loss needs it",
    (line, reason) => {
      const source = `x = 2\n${line}\nloss = x * ${line.split(" ")[0] ?? ""}`;
      const { diagnostics } = readingOf(source);
      expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(reason)]);
      expect(source.slice(diagnostics[0]?.from, diagnostics[0]?.to)).toBe(line);
    },
  );

  it("says the cause once, and not what follows from it", () => {
    const source = "import pandas as pd\ndf = pd.read_csv('a.csv')\nx = df.values\nloss = sum(x * x)";
    const { diagnostics, remarks } = readingOf(source);
    expect(diagnostics.map(({ from, to }) => source.slice(from, to))).toEqual(["df = pd.read_csv('a.csv')"]);
    expect(remarks.map(({ span }) => source.slice(span.from, span.to))).toEqual(["x = df.values"]);
  });

  it.each(["", "   \n", "# only a comment", "what is (this", "x".repeat(20_001), "(".repeat(300), "x = 1 +"])(
    "leaves %j to the language's own parser",
    (source) => {
      expect(readPython(source)).toBeNull();
    },
  );

  it("leaves a text past the limit of nodes to the language's own parser", () => {
    expect(readPython(`x = 1\nf = ${"x+".repeat(4_000)}x`)).toBeNull();
  });

  it("takes names of objects for names", () => {
    const source = "__proto__ = 2\nconstructor = 3\nf = __proto__ * constructor\nprint(f)";
    expect(outputOf(source)).toEqual(["f", 6]);
  });
});
