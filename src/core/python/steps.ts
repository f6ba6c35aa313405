import { Problem } from "../language/problem.ts";
import type { AssignStatement, Expr, Span, Statement } from "../language/program.ts";
import { t } from "../words/t.ts";
import { nameOf, type AssignItem, type Item } from "./item.ts";
import { binary, call, lower, maskOf, oneHotOf } from "./lower.ts";

/** The assignment that says what a line of Python does to a name: `loss += r` is `loss = loss + r`. Throws a Problem. */
export function assignmentOf({ target, operator, value, span }: AssignItem): AssignStatement {
  const name = nameOf(target);
  const nameSpan = target.kind === "name" ? target.span : target.operand.span;
  const old: Expr = { kind: "name", name, span: nameSpan };
  const given = lower(value);
  if (target.kind === "name")
    return {
      kind: "assign",
      name,
      nameSpan,
      value: operator === null ? given : binary(operator, old, given, span),
      span,
    };
  return { kind: "assign", name, nameSpan, value: partly(old, target, operator, given, span), span };
}

/** The whole value of a name after a part of it changed: `m[range(N), y] = 0`, `h[h < 0] *= 0.1`. */
function partly(
  old: Expr,
  target: AssignItem["target"] & { readonly kind: "index" },
  operator: AssignItem["operator"],
  value: Expr,
  span: Span,
): Expr {
  const mask = maskOf(target);
  if (mask !== null)
    return call("where", [lower(mask), operator === null ? value : binary(operator, old, value, span), old], span);
  const rows = oneHotOf(target, old);
  const given = rows === null ? null : binary("*", value, lower(rows), span);
  if (rows !== null && given !== null && value.kind === "number") {
    if (operator === "+" || operator === "-") return binary(operator, old, given, span);
    const one: Expr = { kind: "number", value: 1, span };
    const rest = binary("*", old, binary("-", one, lower(rows), span), span);
    if (operator === null) return value.value === 0 ? rest : binary("+", rest, given, span);
  }
  throw new Problem(
    t`A part of a value is not changed in place: give the whole a new value, as in x = [x[0], 5].`,
    span,
  );
}

/** The lines of a loop or function as statements; null where something else stands among them. Throws a Problem. */
export function statementsOf(items: readonly Item[]): Statement[] | null {
  const statements: Statement[] = [];
  for (const item of items) {
    if (item.kind === "assign") statements.push(assignmentOf(item));
    else if (item.kind === "statement" && (item.statement.kind === "for" || item.statement.kind === "seed"))
      statements.push(item.statement);
    else if (item.kind !== "remark") return null;
  }
  return statements;
}
