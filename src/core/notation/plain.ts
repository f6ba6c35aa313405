import { printExpr } from "../language/print.ts";
import type { Expr } from "../language/program.ts";
import { literalText } from "./literal.ts";

/**
 * An expression as running text: minus as U+2212, a middle dot for products, none before a parenthesis' end: `(1 − σ)σ`.
 * A lone number is cut to a few figures as in formulas.
 */
export function plainExpr(expr: Expr): string {
  if (expr.kind === "number") return literalText(expr.value);
  return printExpr(expr)
    .replaceAll("-", "−")
    .replaceAll(/\) \* (?=[^\d−])/g, ")")
    .replaceAll(" * ", " · ")
    .replaceAll(/\bpi\b/g, "π")
    .replaceAll(/\^2(?![\d.])/g, "²")
    .replaceAll(/\^3(?![\d.])/g, "³");
}
