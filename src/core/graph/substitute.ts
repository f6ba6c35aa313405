import type { Expr, SimpleStatement } from "../language/program.ts";
import { foldExpr, withBounds } from "../language/walk.ts";
import { isRandom } from "./mentions.ts";

/** A statement of one turn, a new object: the variables of the loops around it are numbers. */
export function inTurn(statement: SimpleStatement, values: ReadonlyMap<string, number>): SimpleStatement {
  // No function is defined in a loop.
  if (statement.kind === "define") return statement;
  return { ...statement, value: substituted(statement.value, values) };
}

/**
 * An expression with numbers for some names. What holds none of them is the same object, except that every call which
 * draws random numbers is a new one, since each turn draws its own.
 */
export function substituted(expr: Expr, values: ReadonlyMap<string, number>): Expr {
  const isSame = (now: readonly Expr[], before: readonly Expr[]): boolean => now.every((part, i) => part === before[i]);
  return foldExpr<Expr>(expr, {
    number: (node) => node,
    name: (node) => {
      const value = values.get(node.name);
      return value === undefined ? node : { kind: "number", value, variable: node.name, span: node.span };
    },
    negate: (node, operand) => (operand === node.operand ? node : { ...node, operand }),
    binary: (node, left, right) => (left === node.left && right === node.right ? node : { ...node, left, right }),
    call: (node, args, named) => {
      const before = node.named.map(({ value }) => value);
      if (!isRandom(node.callee) && isSame(args, node.args) && isSame(named, before)) return node;
      return { ...node, args, named: node.named.map((n, i) => ({ ...n, value: named[i] ?? n.value })) };
    },
    list: (node, items) => (isSame(items, node.items) ? node : { ...node, items }),
    index: (node, operand, bounds) => ({ ...node, operand, subscripts: withBounds(node, bounds) }),
  });
}
