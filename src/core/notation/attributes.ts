import type { Attributes, Constant } from "../gates/gate.ts";
import type { Expr, Subscript } from "../language/program.ts";
import { nameExpr, numberExpr } from "./simplify.ts";

const nowhere = { from: 0, to: 0 };

/** A constant of the program as the expression that means it. */
export function constantExpr(constant: Constant): Expr {
  if (constant === null) return nameExpr("None");
  if (typeof constant === "number") return numberExpr(constant);
  return { kind: "list", items: constant.map(constantExpr), span: nowhere };
}

/** The subscripts of an index gate. */
export function subscriptsOf({ subscripts = [] }: Attributes): readonly Constant[] {
  return Array.isArray(subscripts) ? (subscripts as readonly Constant[]) : [subscripts];
}

/** `x[0, 1:3]` */
export function indexExpr(operand: Expr, subscripts: readonly Constant[]): Expr {
  return { kind: "index", operand, subscripts: subscripts.map(subscript), span: nowhere };
}

function subscript(given: Constant): Subscript {
  if (!Array.isArray(given)) return { kind: "at", value: constantExpr(given), span: nowhere };
  const [from = null, to = null, step = null] = given as readonly Constant[];
  const bound = (value: Constant): Expr | null => (value === null ? null : constantExpr(value));
  return { kind: "slice", from: bound(from), to: bound(to), step: bound(step), span: nowhere };
}

/** Subscripts as they are typed: `0, 1:3`. */
export function subscriptsText(subscripts: readonly Constant[]): string {
  const one = (value: Constant): string => (value === null ? "" : String(value).replace("-", "−"));
  return subscripts
    .map((given) => {
      if (!Array.isArray(given)) return one(given);
      const [from = null, to = null, step = null] = given as readonly Constant[];
      return `${one(from)}:${one(to)}${step === null ? "" : `:${one(step)}`}`;
    })
    .join(", ");
}
