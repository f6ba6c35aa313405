import { printExpr } from "../language/print.ts";
import type { BinaryExpr, BinaryOperator, Expr } from "../language/program.ts";
import { binaryExpr, callExpr, numberExpr, simplify } from "../notation/simplify.ts";

/** A comparison that holds exactly where the other does not, NaN aside. */
const opposite: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

/** A sum of two terms; (a ≥ b) p + (a < b) q as the cases that it is. */
export function sumOrCases(left: Expr, right: Expr): Expr {
  const [first, second] = [switched(left), switched(right)];
  if (first !== null && second !== null && areOpposite(first.by, second.by))
    return callExpr("where", [first.by, first.term, second.term]);
  return simplify(binaryExpr("+", left, right));
}

interface Switched {
  readonly by: BinaryExpr;
  readonly term: Expr;
}

/** A term that a comparison switches on and off. */
function switched(expr: Expr): Switched | null {
  if (expr.kind !== "binary") return null;
  if (opposite[expr.operator] !== undefined) return { by: expr, term: numberExpr(1) };
  const { operator, left, right } = expr;
  if (operator !== "*" || left.kind !== "binary" || opposite[left.operator] === undefined) return null;
  return { by: left, term: right };
}

function areOpposite(one: BinaryExpr, other: BinaryExpr): boolean {
  return (
    opposite[one.operator] === other.operator &&
    printExpr(one.left) === printExpr(other.left) &&
    printExpr(one.right) === printExpr(other.right)
  );
}
