import { t } from "../words/t.ts";
import type { Constant } from "../gates/gate.ts";
import { printCount } from "../language/count.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import { limits } from "../language/limits.ts";
import type { NameExpr, Span } from "../language/program.ts";
import { loopOf, type FlatProgram } from "./flat.ts";
import { problem, replacement } from "./problems.ts";
import type { Bound } from "./scope.ts";

/** A value of `range(…)` that is no whole number; undefined where it is computed in the graph. */
export function refuseBound(value: Constant | undefined, span: Span): Diagnostic {
  if (value === undefined) {
    const message = t`How often a loop turns must be known without running the graph: write a number, or a name bound to one, or a size such as len(x).`;
    return problem(message, span);
  }
  const found = typeof value === "number" ? String(value) : value === null ? "None" : t`a list`;
  return problem(t`A loop counts in whole numbers, and this is ${found}.`, span);
}

export function refuseStep(span: Span): Diagnostic {
  return problem(t`A step of 0 stays where it is: count up by 1 or more, or down by −1 or less.`, span);
}

/** @param span of the loop, or of the outermost one that it makes too long */
export function refuseTurns(count: number, span: Span): Diagnostic {
  const limit = printCount(limits.turns);
  return count > limits.turns
    ? problem(t`This loop would turn ${printCount(count)} times, and the limit is ${limit}.`, span)
    : problem(t`This loop and the loops in it come to more than ${limit} turns, the limit.`, span);
}

export function refuseUnrolled(span: Span): Diagnostic {
  const limit = printCount(limits.unrolled);
  const message = t`Written out, the loops hold more than ${limit} numbers, names and operators, the limit: fewer turns or shorter lines would fit.`;
  return problem(message, span);
}

/** A name in statement `at` of a loop to which the loop gives its first value only further down; null for any other. */
export function refuseEarly(
  { name, span }: NameExpr,
  at: number,
  binding: Bound<unknown>,
  program: FlatProgram,
): Diagnostic | null {
  const loop = loopOf(program, at);
  if (loop === null || binding.at < at || loopOf(program, binding.at) !== loop) return null;
  const { source } = program;
  const indentation = /[^\S\n\r]*$/.exec(source.slice(0, loop.from))?.[0] ?? "";
  const before = { from: loop.from, to: loop.from };
  return problem(
    t`${name} has no value yet in the first turn: give it one above the loop.`,
    span,
    replacement(t`write ${name} = 0 above the loop`, before, `${name} = 0\n${indentation}`),
  );
}
