import { describe, expect, it } from "vitest";
import { parse, parseExpression } from "./parse.ts";
import { printExpr } from "./print.ts";
import type { Expr } from "./program.ts";
import { ambiguousQuotients } from "./quotients.ts";
import { boundsOf, foldExpr, walkExpr, withBounds } from "./walk.ts";

const span = { from: 0, to: 0 };

/** `1 + 1 + …` or `1 + (1 + (…))`, deeper than any stack. */
function deep(levels: number, side: "left" | "right"): Expr {
  const one: Expr = { kind: "number", value: 1, span };
  let expr: Expr = one;
  for (let i = 0; i < levels; i++) {
    const left: Expr = side === "left" ? expr : one;
    const right: Expr = side === "left" ? one : expr;
    expr = { kind: "binary", operator: "+", left, right, implicit: false, span };
  }
  return expr;
}

const sum = (expr: Expr): number =>
  foldExpr<number>(expr, {
    number: ({ value }) => value,
    name: () => 0,
    negate: (_, operand) => -operand,
    binary: (_, left, right) => left + right,
    call: (_, args, named) => [...args, ...named].reduce((total, value) => total + value, 0),
    list: (_, items) => items.reduce((total, value) => total + value, 0),
    index: (_, operand, bounds) => bounds.reduce((total, value) => total + value, operand),
  });

describe("walking an expression", () => {
  it("hands each node the results of its operands in order", () => {
    const shown = foldExpr<string>(parseExpression("f(a - b, -c, d=2, e=g(h))[i, :[j, k]:l, m:n.T]"), {
      number: ({ value }) => `${value}`,
      name: ({ name }) => name,
      negate: (_, operand) => `neg ${operand}`,
      binary: ({ operator }, left, right) => `${left}${operator}${right}`,
      call: ({ callee }, args, named) => `${callee}[${args.join("|")};${named.join("|")}]`,
      list: (_, items) => `{${items.join("|")}}`,
      index: (_, operand, bounds) => `${operand}@${bounds.join("|")}`,
    });
    expect(shown).toBe("f[a-b|neg c;2|g[h;]]@i|{j|k}|l|m|transpose[n;]");
  });

  it("visits each node before its operands, left before right", () => {
    const seen: string[] = [];
    walkExpr(parseExpression("a * -b + f(c, d=2)"), (expr) => seen.push(printExpr(expr)));
    expect(seen).toEqual(["a * -b + f(c, d=2)", "a * -b", "a", "-b", "b", "f(c, d=2)", "c", "2"]);
  });

  it("visits entries and what stands in brackets in the order of the text", () => {
    const seen: string[] = [];
    walkExpr(parseExpression("[a, [b]] + W[c, :d, e::f]"), (expr) => {
      if (expr.kind === "name") seen.push(expr.name);
    });
    expect(seen.join("")).toBe("abWcdef");
  });

  it("puts other bounds in the places of those that are there", () => {
    const expr = parseExpression("W[a, :b, c::d, :]");
    if (expr.kind !== "index") throw new Error("no index");
    const subscripts = withBounds(
      expr,
      boundsOf(expr).map((bound) => ({ kind: "negate", operand: bound, span })),
    );
    expect(printExpr({ ...expr, subscripts })).toBe("W[-a, :-b, -c::-d, :]");
  });

  it("leaves the tree as it was", () => {
    const expr = parseExpression("[a, b, c]");
    walkExpr(expr, () => {});
    expect(printExpr(expr)).toBe("[a, b, c]");
  });

  it.each(["left", "right"] as const)("survives a tree a million levels deep to the %s", (side) => {
    expect(sum(deep(1_000_000, side))).toBe(1_000_001);
  });

  it("prints a tree of 100 000 levels", () => {
    expect(printExpr(deep(100_000, "left"))).toHaveLength(100_001 + 3 * 100_000);
  });
});

describe("quotients before an implicit product", () => {
  it.each([
    ["1/2x", ["1/2x"]],
    ["y = a + b / c (d) e", ["b / c (d) e"]],
    ["y = a + b / (c) (d) e", ["b / (c) (d)"]],
    ["(1/2)x", []],
    ["1/(2x)", []],
    ["1/2*x", []],
    ["2x/y", []],
    ["1/2x[0] + 1/W.T y + [1/2]x", ["1/2x[0]", "1/W.T y"]],
  ])("%s", (source, expected) => {
    expect(ambiguousQuotients(parse(source).program).map(({ from, to }) => source.slice(from, to))).toEqual(expected);
  });
});
