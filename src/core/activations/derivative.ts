import { gateCalled, gateOfOperator } from "../gates/index.ts";
import type { Gate } from "../gates/gate.ts";
import { partialOf } from "../gates/partials.ts";
import type { Expr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { sumOrCases } from "./cases.ts";
import { binaryExpr, numberExpr, simplify, substitute } from "../notation/simplify.ts";

/** An expression with its derivative. */
interface Derived {
  readonly expr: Expr;
  readonly slope: Expr;
}

const zero = numberExpr(0);
const isZero = (expr: Expr): boolean => expr.kind === "number" && expr.value === 0;

/**
 * The derivative of an expression of gates on single numbers by a name, by the chain rule over what the gates state.
 * Throws on lists, subscripts, and calls of anything else.
 */
export function derivative(expr: Expr, by: string): Expr {
  const applied = (gate: Gate | undefined, made: Expr, parts: readonly Derived[]): Derived => {
    if (gate?.kind !== "elementwise") throw new Error("Only gates on single numbers have a derivative here.");
    const meaning = new Map(gate.operands.map((operand, slot) => [operand, parts[slot]?.expr ?? zero]));
    meaning.set("out", made);
    const terms = parts.flatMap(({ slope }, slot) => {
      if (isZero(slope)) return [];
      return [simplify(binaryExpr("*", substitute(partialOf(gate, slot), meaning), slope))];
    });
    return { expr: made, slope: terms.reduce((sum, term) => sumOrCases(sum, term), zero) };
  };
  const refuse = (): never => {
    throw new Error("An expression over single numbers holds no lists and no subscripts.");
  };
  return foldExpr<Derived>(expr, {
    number: (number) => ({ expr: number, slope: zero }),
    name: (name) => ({ expr: name, slope: numberExpr(name.name === by ? 1 : 0) }),
    negate: (negate, operand) => applied(gateOfOperator("negate"), { ...negate, operand: operand.expr }, [operand]),
    binary: (binary, left, right) =>
      applied(gateOfOperator(binary.operator), { ...binary, left: left.expr, right: right.expr }, [left, right]),
    call: (call, args) => applied(gateCalled(call.callee), { ...call, args: args.map((one) => one.expr) }, args),
    list: refuse,
    index: refuse,
  }).slope;
}
