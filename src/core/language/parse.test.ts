import { describe, expect, it } from "vitest";
import { limits } from "./limits.ts";
import { parse, parseExpression } from "./parse.ts";
import { printProgram } from "./print.ts";
import type { Span } from "./program.ts";
import { tokenSoup } from "./testing/tokenSoup.ts";
import { exprText, treeText } from "./testing/treeText.ts";
import { walkProgram } from "./walk.ts";

const messages = (source: string): string[] => parse(source).diagnostics.map(({ message }) => message);

describe("any text at all", () => {
  it("is a program or a located diagnostic", { timeout: 60_000 }, () => {
    let programs = 0;
    let refused = 0;
    for (let n = 0; n < 100_000; n++) {
      const source = tokenSoup(n);
      const { program, diagnostics } = parse(source);
      for (const { from, to, fix, message } of diagnostics) {
        if (!isRange({ from, to }, source) || (fix && !isRange(fix, source)) || message === "") {
          expect.fail(`${JSON.stringify(source)}: ${from}–${to} ${message}`);
        }
      }
      walkProgram(program, ({ span }) => {
        if (!isRange(span, source) || span.from === span.to) expect.fail(`${JSON.stringify(source)}: an empty span`);
      });
      if (diagnostics.length > 0) refused++;
      else programs++;
    }
    expect(programs).toBeGreaterThan(5_000);
    expect(refused).toBeGreaterThan(50_000);
    expect(programs + refused).toBe(100_000);
  });

  it("is read in time however it is built", { timeout: 60_000 }, () => {
    const n = limits.characters;
    const patterns = [
      "(x\n",
      "f(x,\n",
      "x=\n",
      "x+\n",
      "(x+\n",
      "(x\ny=",
      "x=\ny+",
      "(",
      ")",
      "-",
      "√",
      "x^",
      "x=",
      "a,",
      "[",
      "|",
      "np.",
      "'",
      "x;",
      "(x;",
      "x==",
      "def f(",
      "²",
      "1.",
      "for x:\n ",
      "for t in range(2):\n ",
      "for t in range(2):a=1;",
      "for;",
      "for t in range(2):\n\ta=\n b=1\n",
      "[1 ",
      "[\n",
      "[[1.]\n",
      "[1.]",
      "x[",
      "x[1:",
      "x.T",
      "x.a;",
      "(x,",
      "np.array([",
    ];
    for (const pattern of patterns) {
      const began = performance.now();
      parse(pattern.repeat(n / pattern.length));
      expect(performance.now() - began, pattern).toBeLessThan(3_000);
    }
  });
});

describe("spans", () => {
  const spanned = (source: string): string[] => {
    const found: string[] = [];
    walkProgram(parse(source).program, ({ span }) => found.push(source.slice(span.from, span.to)));
    return found;
  };

  it("are offsets into the text as it was typed", () => {
    expect(spanned("f = ( x＋ｙ ) × z²")).toEqual(["( x＋ｙ ) × z²", "x＋ｙ", "x", "ｙ", "z²", "z", "²"]);
    expect(spanned("√𝑥 − np.exp( −w₀ )")).toEqual(["√𝑥 − np.exp( −w₀ )", "√𝑥", "𝑥", "np.exp( −w₀ )", "−w₀", "w₀"]);
  });

  it("are those of lists, indexing and methods with their parentheses", () => {
    expect(spanned("(W + b)[0, 1:].T")).toEqual(["(W + b)[0, 1:].T", "(W + b)[0, 1:]", "W + b", "W", "b", "0", "1"]);
    expect(spanned("np.array([1, -2]).sum(axis=0)")).toEqual([
      "np.array([1, -2]).sum(axis=0)",
      "[1, -2]",
      "1",
      "-2",
      "2",
      "0",
    ]);
    expect(spanned("seed(3); (1, x,) F.T")).toEqual(["3", "(1, x,) F.T", "(1, x,)", "1", "x", "F.T", "F"]);
  });

  it("tell a method's name and a subscript", () => {
    const [first, second] = parse("x.sum(axis=0)\nW[ 0, 1 : 2 ]").program.statements;
    const source = "x.sum(axis=0)\nW[ 0, 1 : 2 ]";
    const part = ({ from, to }: Span): string => source.slice(from, to);
    if (first?.kind !== "evaluate" || first.value.kind !== "call") throw new Error("no call");
    expect([part(first.value.calleeSpan), ...first.value.named.map(({ span }) => part(span))]).toEqual([
      "sum",
      "axis=0",
    ]);
    if (second?.kind !== "evaluate" || second.value.kind !== "index") throw new Error("no index");
    expect(second.value.subscripts.map(({ span }) => part(span))).toEqual(["0", "1 : 2"]);
  });

  it("tell the name, the value and the whole of a statement", () => {
    const source = " a, θ = 1, (2 + x) # two";
    const shown = parse(source).program.statements.map((statement) => {
      const part = ({ from, to }: Span): string => source.slice(from, to);
      return statement.kind === "assign"
        ? [part(statement.nameSpan), part(statement.value.span), part(statement.span)]
        : [];
    });
    expect(shown).toEqual([
      ["a", "1", "a, θ = 1, (2 + x)"],
      ["θ", "2 + x", "a, θ = 1, (2 + x)"],
    ]);
  });
});

describe("limits", () => {
  it("refuses a text that is too long, by name", () => {
    expect(messages("x".repeat(20_000))).toEqual([]);
    expect(messages("x + ".repeat(7_500))).toEqual([expect.stringMatching(/limit is 20\s000/)]);
  });

  it.each([
    ["parentheses", (n: number) => "(".repeat(n) + "x" + ")".repeat(n)],
    ["calls", (n: number) => "f(".repeat(n) + "x" + ")".repeat(n)],
    ["signs", (n: number) => "-".repeat(n) + "x"],
    ["powers", (n: number) => "x" + "^x".repeat(n)],
    ["signed powers", (n: number) => "x" + "^-x".repeat(n / 2)],
    ["roots", (n: number) => "√".repeat(n) + "x"],
    ["lists", (n: number) => "[".repeat(n) + "x" + "]".repeat(n)],
    ["print-outs", (n: number) => "[".repeat(n) + "1. 2." + "]".repeat(n)],
    ["tuples", (n: number) => "(".repeat(n) + "x" + ",)".repeat(n)],
    ["indexes", (n: number) => "x[".repeat(n) + "0" + "]".repeat(n)],
    ["slices", (n: number) => "x[1:".repeat(n) + "2" + "]".repeat(n)],
    ["methods", (n: number) => "x.dot(".repeat(n) + "x" + ")".repeat(n)],
    ["sums in parentheses", (n: number) => "(1 + ".repeat(n) + "x" + ")".repeat(n)],
  ])("refuses %s nested too deep, and keeps the line below", (_, nest) => {
    expect(messages(nest(200))).toEqual([]);
    const { program, diagnostics } = parse(`${nest(202)}\ny = 2`);
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining("more than 200 deep")]);
    expect(treeText(program)).toEqual(["(= y 2)"]);
    expect(messages(nest(6_000))).toHaveLength(1);
  });

  it("refuses a program of too many nodes, by name", () => {
    const sum = (terms: number): string => Array.from({ length: terms }, () => "x").join("+");
    expect(messages(`f = ${sum(2_500)}`)).toEqual([]);
    expect(messages(`f = ${sum(2_501)}`)).toEqual([expect.stringContaining("more than 5000")]);
    const { program, diagnostics } = parse(`a = 2\n${sum(3_000)}`);
    expect(treeText(program)).toEqual(["(= a 2)"]);
    expect(diagnostics[0]?.from).toBe(6);
  });

  it("has room for matrices", () => {
    const matrix = (n: number, comma: string): string => {
      const row = (i: number): string => Array.from({ length: n }, (_, j) => ((i * j) % 7) - 3 + ".").join(comma);
      return `[${Array.from({ length: n }, (_, i) => `[${row(i)}]`).join(`${comma}\n`)}]`;
    };
    for (const comma of [",", " "]) {
      const { program, diagnostics } = parse(`W = ${matrix(64, comma)}\nV = ${matrix(30, comma)}`);
      expect(diagnostics).toEqual([]);
      let numbers = 0;
      walkProgram(program, ({ kind }) => {
        if (kind === "number") numbers++;
      });
      expect(numbers).toBe(64 * 64 + 900);
    }
    expect(messages(`[${"x, ".repeat(4_997)}x]`)).toEqual([]);
    expect(messages(`[${"x, ".repeat(4_999)}x]`)).toEqual([expect.stringContaining("more than 5000")]);
  });

  it("does not end a long sum before its end", () => {
    const { program } = parse(Array.from({ length: 2_500 }, (_, i) => i).join("+"));
    let total = 0;
    walkProgram(program, (expr) => {
      if (expr.kind === "number") total += expr.value;
    });
    expect(total).toBe((2_499 * 2_500) / 2);
    expect(parse(printProgram(program)).diagnostics).toEqual([]);
  });
});

describe("parseExpression", () => {
  it("throws on what is not one expression", () => {
    expect(exprText(parseExpression("(1 - out) * out"))).toBe("(* (- 1 out) out)");
    for (const text of ["", "x = 2", "x y)", "x;", "x\ny", "1 +"])
      expect(() => parseExpression(text), text).toThrow(Error);
  });
});

function isRange({ from, to }: Span, source: string): boolean {
  return from >= 0 && from <= to && to <= source.length;
}
