import type { Expr } from "../language/program.ts";
import * as make from "./make.ts";
import type { Size, Term } from "./reader.ts";

/**
 * Two factors side by side. The rule, by the letters alone: beside an upper-case letter, or a transposed one, stands a matrix
 * product, `W x` is `W @ x`; two bold letters are one too. A number, a Greek letter or a fraction of them only scales.
 * `x y^T` is the outer product. Everything else, `x y`, is the product entry by entry.
 */
export function beside(left: Term, right: Term): Term {
  const mean = meanOf(left, right);
  if (mean !== null) return mean;
  const scaled = scaling(left, right);
  if (scaled !== null) return scaled;
  const [a, b] = [left.size, right.size];
  if (b === "row" && (a === "any" || a === "vector"))
    return { expr: make.call("outer", [left.expr, withoutTranspose(right.expr)]), size: "matrix" };
  const isMatrixProduct = a === "matrix" || b === "matrix" || a === "row" || (a === "vector" && b === "vector");
  return isMatrixProduct
    ? { expr: make.binary("@", left.expr, right.expr), size: productSize(a, b) }
    : { expr: make.binary("*", left.expr, right.expr), size: a === "vector" || b === "vector" ? "vector" : "any" };
}

/** Two factors with a dot between: numbers and entries are multiplied, vectors and matrices matrix-multiplied; `·` does both. */
export function dotted(left: Term, right: Term): Term {
  const scaled = scaling(left, right);
  if (scaled !== null) return scaled;
  if (right.size === "row" && left.size !== "row" && left.size !== "matrix") return beside(left, right);
  return { expr: make.binary("·", left.expr, right.expr), size: productSize(left.size, right.size) };
}

/** A product or quotient entry by entry. */
export function entrywise(operator: "*" | "/", left: Term, right: Term): Term {
  return (
    (operator === "*" ? scaling(left, right) : null) ?? {
      expr: make.binary(operator, left.expr, right.expr),
      size: joint(left.size, right.size),
    }
  );
}

/** The size of a sum or an entrywise product. */
export function joint(a: Size, b: Size): Size {
  if (a === b) return a;
  for (const size of ["matrix", "vector", "row"] as const) if (a === size || b === size) return size;
  return "any";
}

function scaling(left: Term, right: Term): Term | null {
  if (left.size !== "number" && right.size !== "number") return null;
  const [a, b] = [left.expr, right.expr];
  // 2.5 × 10⁻⁹ is one number, to the last bit.
  if (a.kind === "number" && b.kind === "number" && /^1(?:0+|e[+-]?\d+)$/.test(String(b.value)) && b.value !== 1)
    return { expr: make.number(scaledNumber(a.value, b.value)), size: "number" };
  return { expr: make.binary("*", a, b), size: left.size === "number" ? right.size : left.size };
}

function scaledNumber(value: number, power: number): number {
  const exponent = Math.round(Math.log10(power));
  return /e/.test(String(value)) ? value * power : Number(`${String(value)}e${String(exponent)}`);
}

function productSize(a: Size, b: Size): Size {
  if (a === "matrix" && b === "matrix") return "matrix";
  if (a === "row") return b === "matrix" ? "row" : "number";
  return "any";
}

function withoutTranspose(expr: Expr): Expr {
  return expr.kind === "call" && expr.callee === "transpose" ? (expr.args[0] ?? expr) : expr;
}

/** `\\frac{1}{N} \\sum_{i=1}^N` is a mean; so it is where the sum does not say where it ends. */
function meanOf({ expr: left }: Term, { expr: right, upTo }: Term): Term | null {
  if (upTo === undefined || right.kind !== "call") return null;
  if (left.kind !== "binary" || left.operator !== "/") return null;
  const { left: share, right: count } = left;
  const one = share.kind === "negate" ? share.operand : share;
  if (one.kind !== "number" || one.value !== 1) return null;
  const written = count.kind === "name" ? count.name : count.kind === "number" ? String(count.value) : "";
  if (!(upTo === "" ? /^[nNmM]$/.test(written) : written === upTo)) return null;
  const mean = make.call("mean", right.args);
  return { expr: share.kind === "negate" ? make.negate(mean) : mean, size: "number" };
}
