import type { Expr } from "../language/program.ts";
import { boundsOf, foldExpr, withBounds } from "../language/walk.ts";

/** Every node gets the chance to be another; what did not change stays the same object, so that its value is known still. */
export function rewritten(expr: Expr, rewrite: (made: Expr, was: Expr) => Expr): Expr {
  const isSame = (now: readonly Expr[], before: readonly Expr[]): boolean => now.every((part, i) => part === before[i]);
  return foldExpr<Expr>(expr, {
    number: (node) => rewrite(node, node),
    name: (node) => rewrite(node, node),
    negate: (node, operand) => rewrite(operand === node.operand ? node : { ...node, operand }, node),
    binary: (node, left, right) =>
      rewrite(left === node.left && right === node.right ? node : { ...node, left, right }, node),
    call: (node, args, values) => {
      const kept =
        isSame(args, node.args) &&
        isSame(
          values,
          node.named.map(({ value }) => value),
        );
      const named = node.named.map((argument, i) => ({ ...argument, value: values[i] ?? argument.value }));
      return rewrite(kept ? node : { ...node, args, named }, node);
    },
    list: (node, items) => rewrite(isSame(items, node.items) ? node : { ...node, items }, node),
    index: (node, operand, bounds) => {
      const kept = operand === node.operand && isSame(bounds, boundsOf(node));
      return rewrite(kept ? node : { ...node, operand, subscripts: withBounds(node, bounds) }, node);
    },
  });
}

/** The expression with another part in the place of one. */
export function withPart(expr: Expr, part: Expr, by: Expr): Expr {
  return part === expr ? by : rewritten(expr, (made, was) => (was === part ? by : made));
}

/** The expression with names replaced. */
export function withNames(expr: Expr, by: (name: string) => Expr | undefined): Expr {
  return rewritten(expr, (made) => (made.kind === "name" ? (by(made.name) ?? made) : made));
}
