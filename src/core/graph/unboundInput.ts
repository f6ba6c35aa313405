import type { NameExpr } from "../language/program.ts";
import { shapeOfNested } from "../tensor/nested.ts";
import { explainUnreadableName } from "./calls.ts";
import type { Draft, Result } from "./draft.ts";
import type { Unbound } from "./names.ts";
import { problem } from "./problems.ts";
import type { Scope } from "./scope.ts";
import { exprOf } from "./signature.ts";

/**
 * The input that a name stands for which the program does not bind: one for all its mentions.
 * @param known the inputs so far, to which a new one is added
 */
export function inputOf(
  draft: Draft,
  expr: NameExpr,
  scope: Scope,
  defaults: Pick<ReadonlyMap<string, Unbound>, "get">,
  known: Map<string, Result>,
): Result {
  const { name, span } = expr;
  const met = known.get(name);
  if (met !== undefined) return met;
  const unreadable = explainUnreadableName(expr, scope);
  const found = defaults.get(name);
  if (unreadable !== null || found === undefined)
    return draft.fail(unreadable ?? problem(`${name} is not a value.`, span), expr);
  const input = makeUnbound(draft, expr, found);
  known.set(name, input);
  return input;
}

function makeUnbound(draft: Draft, { name, span }: NameExpr, { value, order }: Unbound): Result {
  const expression = exprOf(value, span);
  return draft.add({
    kind: "input",
    id: name,
    name,
    expression,
    span: null,
    shape: shapeOfNested(value) ?? [],
    value,
    unbound: order,
    group: null,
  });
}
