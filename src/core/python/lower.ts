import { Problem } from "../language/problem.ts";
import type { Expr, IndexExpr, Span, Subscript } from "../language/program.ts";
import { foldExpr, withBounds } from "../language/walk.ts";
import { t } from "../words/t.ts";

const noNames: readonly never[] = [];

export function call(callee: string, args: readonly Expr[], span: Span, axis?: number): Expr {
  const value: Expr = { kind: "number", value: axis ?? 0, span };
  const named = axis === undefined ? noNames : [{ name: "axis", value, span }];
  return { kind: "call", callee, calleeSpan: span, args, named, adjacent: true, span };
}

export function binary(operator: "+" | "-" | "*" | "/", left: Expr, right: Expr, span: Span): Expr {
  return { kind: "binary", operator, left, right, implicit: false, span };
}

/**
 * An expression as a forward line computes it: `p[range(N), y]` is a sum over one-hot rows, and what makes arrays like another asks
 * for its shape. In a backward line they stay as they are written. Throws a Problem.
 */
export function lower(expr: Expr): Expr {
  return foldExpr<Expr>(expr, {
    number: (node) => node,
    name: (node) => node,
    negate: (node, operand) => ({ ...node, operand }),
    binary: (node, left, right) => ({ ...node, left, right }),
    list: (node, items) => ({ ...node, items }),
    call: (node, args, named) => {
      const [like] = args;
      const made = /^(zeros|ones)_like$/.exec(node.callee)?.[1];
      if (made !== undefined && like !== undefined) return call(made, [call("shape", [like], node.span)], node.span);
      const callee = node.callee === "range" ? "arange" : node.callee;
      return { ...node, callee, args, named: node.named.map((one, i) => ({ ...one, value: named[i] ?? one.value })) };
    },
    index: (node, operand, bounds) => {
      const index = { ...node, operand, subscripts: withBounds(node, bounds) };
      const rows = oneHotOf(index, operand);
      if (rows !== null) return call("sum", [binary("*", operand, rows, node.span)], node.span, 1);
      if (maskOf(index) !== null)
        throw new Problem(
          t`A condition picks no entries here: where(c, a, 0) keeps the shape, and is 0 elsewhere.`,
          node.span,
        );
      if (index.subscripts.some((one) => one.kind === "at" && one.value.kind === "name" && one.value.name === "None"))
        throw new Problem(
          t`None adds no axis here: sum(x, axis=1, keepdims=True) keeps its axis, and reshape(x, (3, 1)) makes one.`,
          node.span,
        );
      return index;
    },
  });
}

/** Of `a[range(N), y]` the one-hot rows of y, of the shape of `a`; null for any other index. */
export function oneHotOf({ subscripts, span }: IndexExpr, operand: Expr): Expr | null {
  const [rows, labels, ...more] = subscripts;
  if (rows?.kind !== "at" || labels?.kind !== "at" || more.length > 0) return null;
  if (rows.value.kind !== "call" || !/^a?range$/.test(rows.value.callee)) return null;
  const at: Subscript = { kind: "at", value: { kind: "number", value: 1, span }, span };
  const width: Expr = { kind: "index", operand: call("shape", [shapedLike(operand)], span), subscripts: [at], span };
  return call("onehot", [labels.value, width], span);
}

const elementwise = new Set("log exp abs sqrt square tanh sigmoid relu softmax log_softmax".split(" "));

/** A smaller expression of the same shape, so that nothing is computed twice for the sake of it. */
function shapedLike(expr: Expr): Expr {
  let like = expr;
  for (;;) {
    if (like.kind === "negate") like = like.operand;
    else if (like.kind === "call" && elementwise.has(like.callee) && like.args[0] !== undefined) like = like.args[0];
    else return like;
  }
}

/** Of `h[h < 0]` the condition; null for any other index. */
export function maskOf({ subscripts }: IndexExpr): Expr | null {
  const [only, ...more] = subscripts;
  if (only?.kind !== "at" || more.length > 0 || only.value.kind !== "binary") return null;
  return /^(?:[<>]=?|==)$/.test(only.value.operator) ? only.value : null;
}
