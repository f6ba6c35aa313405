import { t } from "../words/t.ts";
import type { Constant } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { Expr, IndexExpr } from "../language/program.ts";
import type { Draft, Result } from "./draft.ts";
import { connect, constantOf } from "./make.ts";
import type { Place } from "./place.ts";
import { refuseAttribute } from "./refusals.ts";

/** The expressions inside subscripts, in the order of the text; what a slice leaves out is skipped. */
export function subscriptParts({ subscripts }: IndexExpr): readonly Expr[] {
  return subscripts.flatMap((subscript) =>
    subscript.kind === "at"
      ? [subscript.value]
      : [subscript.from, subscript.to, subscript.step].filter((part) => part !== null),
  );
}

/** Subscripts as the index gate takes them, from the values of their parts in the same order. */
function subscriptsOf({ subscripts }: IndexExpr, values: readonly Constant[]): readonly Constant[] {
  let at = 0;
  const next = (part: Expr | null): Constant => (part === null ? null : (values[at++] ?? null));
  return subscripts.map((subscript): Constant =>
    subscript.kind === "at" ? next(subscript.value) : [next(subscript.from), next(subscript.to), next(subscript.step)],
  );
}

/**
 * `x[0]`, `W[1:3, :]`
 * @param parts the operand, then the expressions inside the subscripts
 */
export function makeIndex(draft: Draft, expr: IndexExpr, parts: readonly Result[], place: Place): Result {
  const values = parts.slice(1).map((part) => constantOf(draft, part));
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return draft.fail(refuseAttribute(t`A subscript`, expr), expr);
  return connect(draft, expr, gateNamed("index"), parts.slice(0, 1), { subscripts: subscriptsOf(expr, known) }, place);
}
