import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "./parse.ts";
import type { Expr } from "./program.ts";
import { separateProducts } from "./separate.ts";
import { exprText } from "./testing/treeText.ts";
import { walkExpr } from "./walk.ts";

function only(source: string): Expr | null {
  const { program, diagnostics } = parse(source);
  const [statement] = program.statements;
  return diagnostics.length === 0 && statement?.kind === "evaluate" ? statement.value : null;
}

const read = (source: string): string => {
  const expr = only(source);
  return expr === null ? "refused" : exprText(separateProducts(expr, ({ callee }) => callee !== "f"));
};

describe("x (y) where x is a value", () => {
  it.each([
    ["x (y)", "(*. x y)"],
    ["x (y)^2", "(*. x (^ y 2))"],
    ["(x (y))^2", "(^ (*. x y) 2)"],
    ["a / x (y)", "(*. (/ a x) y)"],
    ["a / (x (y))", "(/ a (*. x y))"],
    ["2^x (y)", "(*. (^ 2 x) y)"],
    ["-x (y)", "(*. (- x) y)"],
    ["√x (y)", "(*. (call sqrt x) y)"],
    ["f (y)^2", "(^ (call. f y) 2)"],
    ["x (y)[0]", "(*. x (index y 0))"],
    ["x (y)[0]^2", "(*. x (^ (index y 0) 2))"],
    ["(x (y))[0]", "(index (*. x y) 0)"],
    ["a / x (y).T", "(*. (/ a x) (call transpose y))"],
    ["a / x (y).copy()", "(*. (/ a x) y)"],
    ["a / (x (y)).T", "(/ a (call transpose (*. x y)))"],
    ["-x (y).sum(axis=0)²", "(*. (- x) (^ (call sum y axis=0) 2))"],
    ["√x (y).T[x (z)]", "(*. (call sqrt x) (index (call transpose y) (*. x z)))"],
    ["f (y)[0]", "(index (call. f y) 0)"],
    ["[x (y), -x (y)][x (y):]".replace("]", "].copy()"), "(index (list (*. x y) (*. (- x) y)) (slice (*. x y) _ _))"],
    ["y.dot(x (y), a=x (z))", "(call dot y (*. x y) a=(*. x z))"],
    ["max(x (y), f(x (y), a=x (y)))", "(call max (*. x y) (call f (*. x y) a=(*. x y)))"],
    ["x(y) + 2 x (y)²", "(+ (call x y) (*. (*. 2 x) (^ y 2)))"],
  ])("%s", (source, tree) => {
    expect(read(source)).toBe(tree);
  });

  it("is the product that a * in the place of the space writes", () => {
    const text = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom("x", "y", "2", "f(y)", "[x, y]"),
        fc
          .tuple(fc.constantFrom("x", "2 x", "x²", "-x", "√x", "x^y"), tie("text"))
          .map(([head, inner]) => `${head} (${inner})`),
        fc
          .tuple(tie("text"), fc.constantFrom("+", "-", "*", "/", "^", "/", " "), tie("text"))
          .map((parts) => parts.join("")),
        fc.tuple(fc.constantFrom("(", "-(", "√(", "f("), tie("text")).map(([open, inner]) => `${open}${inner})`),
        fc.tuple(fc.constantFrom("-", "√"), tie("text")).map((parts) => parts.join("")),
        tie("text").map((inner) => `${inner}²`),
        fc
          .tuple(tie("text"), fc.constantFrom("[0]", ".T", ".sum(axis=0)", ".copy()", "[x (y):]"))
          .map((parts) => parts.join("")),
      ),
    })).text;
    let seen = 0;
    fc.assert(
      fc.property(text, (source) => {
        const starred = source.replace(/([xy]) +\(/g, "$1*(");
        if (starred === source || only(source) === null) return;
        seen++;
        expect(read(source).replaceAll("*.", "*"), source).toBe(read(starred).replaceAll("*.", "*"));
      }),
      { numRuns: 3_000 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  it("leaves every node's span around its operands' spans", () => {
    const expr = only("a / x (y)^2 - √x (b + c) / 2^x (y) (z)") ?? expect.fail();
    walkExpr(
      separateProducts(expr, () => true),
      (node) => {
        if (node.kind !== "binary") return;
        expect(node.left.span.from).toBeGreaterThanOrEqual(node.span.from);
        expect(node.left.span.to).toBeLessThanOrEqual(node.right.span.from);
        expect(node.right.span.to).toBeLessThanOrEqual(node.span.to);
      },
    );
  });

  it("gives back what holds no such product", () => {
    const expr = only("-f(x)^2 + max(a, b=2) / √(x y) + [x, y.T].sum(axis=0) W[0, x:]") ?? expect.fail();
    expect(separateProducts(expr, () => true)).toBe(expr);
  });
});
