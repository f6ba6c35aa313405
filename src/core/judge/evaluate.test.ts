import { describe, expect, it } from "vitest";
import { parseExpression } from "../language/parse.ts";
import type { Expr } from "../language/program.ts";
import { nest, tensorOf } from "../tensor/nested.ts";
import type { Nested } from "../tensor/tensor.ts";
import { evaluate, type Scope } from "./evaluate.ts";
import { Trouble } from "./trouble.ts";

const names: Record<string, Nested> = {
  A: [
    [1, 2, 3],
    [4, 5, 6],
  ],
  v: [10, 20, 30],
  y: [2, 0],
  N: 2,
};

function value(expr: string | Expr): Nested | string {
  const scope: Scope = {
    lookup: (name) => (names[name] === undefined ? undefined : tensorOf(names[name])),
    work: { left: 1e6 },
    known: new Map(),
  };
  try {
    const { shape, data } = evaluate(typeof expr === "string" ? parseExpression(expr) : expr, scope);
    return nest(data, 0, shape);
  } catch (error) {
    if (error instanceof Trouble) return error.message;
    throw error;
  }
}

describe("expressions as NumPy has them", () => {
  // Worked out by hand.
  it.each<[string, Nested]>([
    ["A + v", [[11, 22, 33], [14, 25, 36]]], // prettier-ignore
    ["A @ v", [140, 320]],
    ["A.dot(v)", [140, 320]],
    ["dot(2, v)", [20, 40, 60]],
    ["A.T[0]", [1, 4]],
    ["A[range(N), y]", [3, 4]],
    ["A[arange(2), y] * 2", [6, 8]],
    ["A[[1, 0]]", [[4, 5, 6], [1, 2, 3]]], // prettier-ignore
    ["A[:, [2, 0]]", [[3, 1], [6, 4]]], // prettier-ignore
    ["A[-1, 1:]", [5, 6]],
    ["v[::-1]", [30, 20, 10]],
    ["(v > 15)", [0, 1, 1]],
    ["float(N) / 4", 0.5],
    ["zeros_like(v) + ones_like(v)", [1, 1, 1]],
    ["sum(A, axis=0)", [5, 7, 9]],
    ["A.sum(axis=1, keepdims=True)", [[6], [15]]],
    ["sum(A, axis=(0, 1))", 21],
    ["sum(A)", 21],
    ["mean(A, axis=-1)", [2, 5]],
    ["max(A, axis=1)", [3, 6]],
    ["max(v)", 30],
    ["maximum(v, 15)", [15, 20, 30]],
    ["reshape(v, 3, 1)", [[10], [20], [30]]],
    ["v.reshape(1, -1)", [[10, 20, 30]]],
    ["outer(y, v)[0]", [20, 40, 60]],
    ["sign(v - 20)", [-1, 0, 1]],
    ["eye(2)", [[1, 0], [0, 1]]], // prettier-ignore
    ["onehot(y, 3)", [[0, 0, 1], [1, 0, 0]]], // prettier-ignore
    ["A.shape[0] + len(v)", 5],
    ["zeros((2, 1))", [[0], [0]]],
    ["where(v > 15, v, 0)", [0, 20, 30]],
    ["sigmoid(0) + relu(-1) + e^0", 1.5],
    ["[1, 2, N]", [1, 2, 2]],
    ["2^-1", 0.5],
  ])("%s", (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  const at = { from: 0, to: 0 };
  const index = (operand: string, subscript: Expr): Expr => ({
    kind: "index",
    operand: parseExpression(operand),
    subscripts: [{ kind: "at", value: subscript, span: at }],
    span: at,
  });

  it("picks by a condition, and makes a new axis", () => {
    expect(value(index("v", parseExpression("v > 15")))).toEqual([20, 30]);
    expect(value(index("A", parseExpression("A > 4")))).toEqual([5, 6]);
    expect(value(index("v", parseExpression("v > A")))).toContain("The condition is 2×3");
    expect(value(index("v", { kind: "name", name: "None", span: at }))).toEqual([[10, 20, 30]]);
  });

  it.each([
    ["A @ A", "2×3 @ 2×3"],
    ["A + [1, 2]", "do not broadcast"],
    ["A[5]", "There is no position 5"],
    ["A[0, 0, 0]", "fewer axes"],
    ["q + 1", "There is no value called q"],
    ["foo(A)", "The function foo is not known"],
    ["zeros(2000, 2000)", "the limit is"],
    ["reshape(A, 4)", "do not fill"],
    ["zeros(1000, 500) @ zeros(500, 1000)", "more work"],
    ["[v, y]", "one shape"],
    ["v[0.5]", "There is no position 0.5"],
  ])("%s has no value, and a reason", (text, reason) => {
    expect(value(text)).toContain(reason);
  });

  it("refuses a word of Python as a number", () => {
    const none: Expr = { kind: "name", name: "None", span: at };
    expect(value({ kind: "negate", operand: none, span: at })).toContain("None is no number");
  });

  it("is not exhausted by a long sum", () => {
    expect(value(Array.from({ length: 4000 }, () => "1").join(" + "))).toBe(4000);
  });
});
