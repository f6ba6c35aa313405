import { t } from "../words/t.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { replacing, writing } from "./problem.ts";
import type { Statement } from "./program.ts";
import { withoutLoops } from "./walk.ts";

/**
 * Takes lines such as `x == 2` out of a program: where x has no value elsewhere, a comparison on a line of its own is
 * surely meant as `x = 2`. In parentheses, `(x == 2)`, it is the comparison it says.
 */
export function slippedAssignments(
  statements: readonly Statement[],
  source: string,
): { readonly meant: readonly Statement[]; readonly slips: readonly Diagnostic[] } {
  const slips: Diagnostic[] = [];
  let named: Set<string> | null = null;
  const meant = statements.filter((statement) => {
    if (statement.kind !== "evaluate") return true;
    const { value, span } = statement;
    if (value.kind !== "binary" || value.operator !== "==" || value.left.kind !== "name") return true;
    if (value.left.span.from !== span.from) return true;
    named ??= new Set(withoutLoops(statements).flatMap((other) => ("name" in other ? [other.name] : [])));
    const { name } = value.left;
    if (named.has(name)) return true;
    const from = source.slice(value.left.span.to).search(/[=＝]/) + value.left.span.to;
    const sign = { from, to: from + 2 };
    const message = t`“==” compares, and ${name} has no value yet: to give it one write “=”. For the comparison itself put the line in parentheses.`;
    slips.push({ message, ...sign, fix: replacing(sign, "=", writing("=")) });
    return false;
  });
  return slips.length === 0 ? { meant: statements, slips } : { meant, slips };
}
