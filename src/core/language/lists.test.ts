import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "./parse.ts";
import { readTree } from "./testing/readTree.ts";
import { treeText } from "./testing/treeText.ts";

const rows =
  "[1 2];[1. -2.];[[1 2]\n [3 4]];[[1.]\n[-2.]];[1 -2 3];[ 1. -2. +3.];[[1 2] [3, 4]];[1. 2. # c\n 3.];[1.2.3 4.];[1. [2.]];" +
  "[-1. 2.];[1 - 2];[１． ２．];[1. –2. 3.];[[[1 2]] [[3 4]]];[1. \\\n2.];[[] []];[1. 2. ... 9.]";

/** Texts full of lists, tuples, indexing, attributes and print-outs of arrays; about every third is a program. */
const listText: fc.Arbitrary<string> = fc.letrec<{ text: string }>((tie) => {
  const text = tie("text");
  const joined = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
    fc.tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part))).map((all) => all.join(""));
  const gap = fc.constantFrom(",", ", ", ",\n", " ", "\n", "");
  const operator = fc.constantFrom("+", " - ", "*", "@", " · ", "<", "==", " ", "^", " -", "/");
  const property = fc.constantFrom(".T", ".shape", " .T", ".\nT", ".copy()", ".T()", ".sum", ".sum ()", ".foo");
  const method = fc.constantFrom(".sum(", ".max(", ".dot(", ".reshape(", ".copy(", ".ravel(", ".shape(", ".T(");
  const maker = fc.constantFrom("np.array(", "array(", "tensor(", "torch.tensor(", "np.array (");
  const called = fc.constantFrom("f(", "x (", "max(", "randn(", "np.random.randn(");
  const bound = fc.oneof({ maxDepth: 4 }, fc.constantFrom("", "1", "-1"), text);
  const slice = fc.oneof(
    joined(bound, ":", bound),
    joined(bound, ":", bound, ":", bound),
    fc.constantFrom("newaxis", "...", "None", ""),
  );
  return {
    text: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom("x", "y", "2", "1.", "-3", "W", "F.T", "[1, 2]", "[1. 2.]", ...rows.split(";")),
      joined(text, operator, text),
      joined("[", text, gap, text, fc.constantFrom("", ",", "\n"), "]"),
      joined("[", text, "]"),
      joined("(", text, gap, text, ")"),
      joined("(", text, fc.constantFrom("", ","), ")"),
      joined(text, fc.constantFrom("[", " ["), fc.oneof(slice, text), fc.constantFrom("", ",", ", :"), "]"),
      joined(text, property),
      joined(text, method, fc.oneof(bound, joined("axis=", bound), fc.constant("axis=None, keepdims=True")), ")"),
      joined(maker, text, fc.constantFrom(")", ", dtype=float)", ", a=2)", ", dtype=True)")),
      joined(called, bound, fc.constantFrom("", ", a=2"), ")"),
      joined(fc.constantFrom("√", "-", "+"), text),
      joined(text, fc.constantFrom("²", "⁻¹")),
    ),
  };
}).text;

const beginnings =
  ";;;;x = ;f(x) = ;a, b = 1, ;seed(0)\n;def f(x, a=[1]): return ;s = lambda u: ;f(x, a=None) = ;[a] = ;x[0] = ;x.T = ;F.T = ;" +
  "(a, b) = ;seed(;np.array(x) = ";

/** `listText` as one statement or several, some of them broken. */
const listProgram: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...beginnings.split(";")),
    listText,
    fc.constantFrom("", "", "", ")", "]", "\n", "; y = 2", "\n[1]"),
  )
  .map((parts) => parts.join(""));

describe("the grammar and the parser", () => {
  it("agrees on lists, indexing and methods", { timeout: 60_000 }, () => {
    let programs = 0;
    fc.assert(
      fc.property(listProgram, (source) => {
        const { program, diagnostics } = parse(source);
        if (diagnostics.some(({ message }) => message.startsWith("“==” compares"))) return;
        const byHand = diagnostics.length === 0 ? treeText(program) : null;
        expect(byHand, JSON.stringify(source)).toEqual(readTree(source));
        if (byHand !== null) programs++;
      }),
      { numRuns: 10_000 },
    );
    expect(programs).toBeGreaterThan(1_000);
  });
});
