import { t } from "../words/t.ts";
import type { Misfit } from "../gates/gate.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import { printWritten } from "../language/print.ts";
import type { Expr } from "../language/program.ts";
import { problem, replacement } from "./problems.ts";

/** Operands that do not go together, and what would fit with the operands' own texts in the place of `#a` and `#b`. */
export function explainMisfit({ misfit, instead }: Misfit, expr: Expr): Diagnostic {
  if (instead === undefined || expr.kind !== "binary") return problem(misfit, expr.span);
  const operands = [expr.left, expr.right].map((operand) => {
    const text = printWritten(operand);
    return /^\w+$/.test(text) ? text : `(${text})`;
  });
  const written = instead.replace(/#([ab])/g, (_hole, name) => operands[name === "a" ? 0 : 1] ?? "");
  return problem(t`${misfit} ${written} would fit.`, expr.span, replacement(t`write ${written}`, expr.span, written));
}
