import { t } from "../words/t.ts";
import { isMisfit } from "../gates/common.ts";
import type { Maker } from "../gates/makers.ts";
import type { CallExpr } from "../language/program.ts";
import { isSeed, type MersenneTwister } from "../tensor/mersenne.ts";
import { toNested } from "./constants.ts";
import type { Draft, Result } from "./draft.ts";
import { constantOf, shapeOf } from "./make.ts";
import { explainMisfit } from "./misfits.ts";
import { problem } from "./problems.ts";
import { refuseAttribute, refuseSeed } from "./refusals.ts";

/**
 * The data that `zeros(2, 3)` or `randn(4, seed=1)` makes.
 * @param parts the arguments, then the named arguments
 */
export function makeData(
  draft: Draft,
  call: CallExpr,
  make: Maker,
  parts: readonly Result[],
  stream: MersenneTwister,
): Result {
  const constants = parts.map((part) => constantOf(draft, part)).filter((value) => value !== undefined);
  if (constants.length < parts.length) return draft.fail(refuseAttribute(t`A size`, call), call);
  const unknown = call.named.find(({ name }) => name !== "seed" && name !== "dtype");
  if (unknown !== undefined) {
    const message = t`${call.callee} takes sizes and a seed; none is called ${unknown.name}.`;
    return draft.fail(problem(message, unknown.span), call);
  }
  const count = call.args.length;
  const named = call.named.findIndex(({ name }) => name === "seed");
  const given = named < 0 ? null : (constants[count + named] ?? null);
  const seed = isSeed(given) ? given : null;
  if (given !== null && seed === null) return draft.fail(refuseSeed(call.named[named]?.span ?? call.span), call);
  const made = make({ args: constants.slice(0, count), seed, stream });
  if (isMisfit(made)) return draft.fail(explainMisfit(made, call), call);
  const { callee } = call;
  if (seed === null && (callee === "randn" || callee === "rand")) draft.draws.push([callee, made.data.length]);
  return { kind: "constant", value: toNested(made), expression: call };
}

/** `x.shape` and `len(x)`: constants, since shapes are known without running the graph. */
export function makeShape(draft: Draft, call: CallExpr, what: "shape" | "len", parts: readonly Result[]): Result {
  const [operand] = parts;
  const shape = operand === undefined ? [] : shapeOf(draft, operand);
  const [length] = shape;
  if (what === "shape") return { kind: "constant", value: shape, expression: call };
  if (length !== undefined) return { kind: "constant", value: length, expression: call };
  return draft.fail(problem(t`A number has no length.`, call.span), call);
}
