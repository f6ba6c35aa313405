import { gateCalled, gateNamed, gateOfOperator } from "../gates/index.ts";
import type { Constant, Gate } from "../gates/gate.ts";
import type { BinaryExpr, CallExpr, Expr, Span } from "../language/program.ts";
import type { Slot } from "./arguments.ts";

/** max and min of a single operand reduce it; of two they compare. */
const reductions: ReadonlyMap<string, string> = new Map([
  ["max", "largest"],
  ["maximum", "max"],
  ["min", "smallest"],
  ["minimum", "min"],
]);

/** The gate that a call means. */
export function gateOfCall({ callee, args }: CallExpr): Gate | undefined {
  const reduction = args.length === 1 ? reductions.get(callee) : undefined;
  return reduction === undefined ? gateCalled(callee) : gateNamed(reduction);
}

/**
 * The gate that an operator means, and its operands: `e^u` is exp of u unless e is bound, `·` is `@`.
 * Throws on an operator that no gate computes, of which the parser knows none.
 */
export function gateOfBinary(
  { operator, left, right }: BinaryExpr,
  bindsE: boolean,
): { readonly gate: Gate; readonly operands: readonly Expr[] } {
  if (operator === "^" && left.kind === "name" && left.name === "e" && !bindsE)
    return { gate: gateNamed("exp"), operands: [right] };
  const gate = gateOfOperator(operator === "·" ? "@" : operator);
  if (gate === undefined) throw new Error(`No gate computes ${operator}.`);
  return { gate, operands: [left, right] };
}

/** A constant as it would be written. */
export function exprOf(value: Constant, span: Span): Expr {
  if (value === null) return { kind: "name", name: "None", span };
  if (typeof value === "number") return { kind: "number", value, span };
  return { kind: "list", items: value.map((part) => exprOf(part, span)), span };
}

const fallbackOf = (value: Constant | undefined, span: Span): Expr | null =>
  value === undefined ? null : exprOf(value, span);

/** What a call of a gate takes: its operands, then its attributes. */
export function slotsOf(gate: Gate, span: Span): readonly Slot[] {
  const operands = gate.operands.map((name) => ({ name, fallback: fallbackOf(gate.defaults?.[name], span) }));
  const specs = gate.kind === "tensor" ? (gate.attributes ?? []) : [];
  return [...operands, ...specs.map(({ name, fallback }) => ({ name, fallback: fallbackOf(fallback, span) }))];
}

/**
 * What a call was bound to, operands first, with the number of operands; null where a list of them is wanted and none
 * is given, as in `stack(a)`.
 */
export function partsOf(
  gate: Gate,
  bound: readonly Expr[],
): { readonly parts: readonly Expr[]; readonly arity: number } | null {
  if (gate.kind !== "tensor" || gate.variadic !== true) return { parts: bound, arity: gate.operands.length };
  const [list, ...attributes] = bound;
  return list?.kind === "list" ? { parts: [...list.items, ...attributes], arity: list.items.length } : null;
}

/** `reshape(x, 2, 3)` as `reshape(x, (2, 3))`: sizes one by one are one list. */
export function withSizesAsList(call: CallExpr): CallExpr {
  const [x, first, ...more] = call.args;
  const last = more.at(-1);
  if (call.callee !== "reshape" || x === undefined || first === undefined || last === undefined) return call;
  const span = { from: first.span.from, to: last.span.to };
  return { ...call, args: [x, { kind: "list", items: [first, ...more], span }] };
}
