import { meantCallee } from "../language/characters.ts";
import { Problem } from "../language/problem.ts";
import type { BinaryOperator, Expr, Span } from "../language/program.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import type { Arguments } from "./arguments.ts";
import { readName } from "./parts.ts";

/** Functions of nothing: one random number. */
const drawn = new Set(["randn", "rand"]);

/** Functions of NumPy and PyTorch that have another name here. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["standard_normal", "randn"],
  ["random", "rand"],
  ["random_sample", "rand"],
  ["manual_seed", "seed"],
  ["absolute", "abs"],
  ["mm", "matmul"],
]);

const operators: ReadonlyMap<string, BinaryOperator> = new Map([
  ["add", "+"],
  ["subtract", "-"],
  ["multiply", "*"],
  ["divide", "/"],
  ["true_divide", "/"],
]);

/** What gives its argument again: lists are arrays already, and every number is a float64. */
const nothing = new Set(
  "array asarray tensor Tensor float float32 float64 FloatTensor copy ascontiguousarray".split(" "),
);

/** The call of a name, or what it means. @param name without the library's prefix. Throws a Problem, or OwnLanguage. */
export function makeCall(name: string, calleeSpan: Span, span: Span, given: Arguments, aliases: Aliases): Expr {
  const { args, named, adjacent } = given;
  const [first, second] = args;
  const isOwn = aliases.defined.has(name);
  const callee = isOwn ? name : (renamed.get(name) ?? meantCallee(checked(name)));
  if (!isOwn) {
    if (nothing.has(callee) && first !== undefined && args.length <= 2) return first;
    const operator = operators.get(callee);
    if (operator !== undefined && first !== undefined && second !== undefined && args.length === 2)
      return { kind: "binary", operator, left: first, right: second, implicit: false, span };
    if (callee === "negative" && first !== undefined && args.length === 1)
      return { kind: "negate", operand: first, span };
    if (callee === "normal") return normal(calleeSpan, span, given);
  }
  if (args.length + named.length === 0 && !drawn.has(callee) && !isOwn)
    throw new Problem(t`${callee}() is given nothing to work on.`, span);
  return { kind: "call", callee, calleeSpan, args, named, adjacent, span };
}

function checked(name: string): string {
  readName(name);
  return name;
}

/** `np.random.normal(0, 0.1, (3, 2))` is `0.1 * randn((3, 2))`: the same numbers from the same stream. */
function normal(calleeSpan: Span, span: Span, { args, named }: Arguments): Expr {
  const given = (place: number, name: string): Expr | undefined =>
    args[place] ?? named.find((argument) => argument.name === name)?.value;
  const [mean, scale, size] = [given(0, "loc"), given(1, "scale"), given(2, "size")];
  const draw: Expr = {
    kind: "call",
    callee: "randn",
    calleeSpan,
    args: size === undefined ? [] : [size],
    named: named.filter(({ name }) => name === "seed"),
    adjacent: true,
    span,
  };
  const scaled: Expr =
    scale === undefined || isNumber(scale, 1)
      ? draw
      : { kind: "binary", operator: "*", left: scale, right: draw, implicit: false, span };
  return mean === undefined || isNumber(mean, 0)
    ? scaled
    : { kind: "binary", operator: "+", left: mean, right: scaled, implicit: false, span };
}

const isNumber = (expr: Expr, value: number): boolean => expr.kind === "number" && expr.value === value;
