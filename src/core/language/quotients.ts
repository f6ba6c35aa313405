import type { Program, Span } from "./program.ts";
import { walkProgram } from "./walk.ts";

/**
 * Where an implicit product follows a division, `1/2x`, `a / b c`: it is read as (1/2)·x, and some readers mean 1/(2x).
 * One span each, from the dividend to the last factor; none where parentheses settle it.
 */
export function ambiguousQuotients(program: Program): Span[] {
  const spans: Span[] = [];
  walkProgram(program, (expr) => {
    if (expr.kind !== "binary" || !expr.implicit) return;
    const { left } = expr;
    // An operand in parentheses begins after the product that holds it.
    if (left.kind === "binary" && left.operator === "/" && left.span.from === expr.span.from) spans.push(expr.span);
  });
  return spans;
}
