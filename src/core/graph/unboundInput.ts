import { t } from "../words/t.ts";
import type { CallExpr, NameExpr, NumberExpr, Span } from "../language/program.ts";
import { MersenneTwister } from "../tensor/mersenne.ts";
import { nest, shapeOfNested, sizeOf } from "../tensor/nested.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";
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
    return draft.fail(unreadable ?? problem(t`${name} is not a value.`, span), expr);
  const input = makeUnbound(draft, expr, found);
  known.set(name, input);
  return input;
}

function makeUnbound(draft: Draft, { name, span }: NameExpr, { value: given, order, shape }: Unbound): Result {
  const expression = shape === undefined ? exprOf(given, span) : drawn(shape, order, span);
  const value = shape === undefined ? given : valuesOf(shape, order);
  const own = shape ?? shapeOfNested(given) ?? [];
  const node = { id: name, name, expression, span: null, shape: own, value, unbound: order, group: null };
  return draft.add({ kind: "input", ...node });
}

const numberAt = (value: number, span: Span): NumberExpr => ({ kind: "number", value, span });

/** `randn(4, 3, seed=0)` */
function drawn(shape: Shape, order: number, span: Span): CallExpr {
  const args = shape.map((extent) => numberAt(extent, span));
  const named = [{ name: "seed", value: numberAt(order, span), span }];
  return { kind: "call", callee: "randn", calleeSpan: span, args, named, adjacent: true, span };
}

/** The numbers that the call draws. */
function valuesOf(shape: Shape, order: number): Nested {
  const stream = new MersenneTwister(order);
  const data = Float64Array.from({ length: sizeOf(shape) }, () => stream.normal());
  return nest(data, 0, shape);
}
