import { t } from "../words/t.ts";
import type { Diagnostic, Fix } from "../language/diagnostic.ts";
import type { CallExpr, Expr } from "../language/program.ts";
import { listed, problem, replacement } from "./problems.ts";

export interface Slot {
  readonly name: string;
  /** Taken where the call leaves the operand out; null where it may not be left out. */
  readonly fallback: Expr | null;
}

/**
 * Which expression goes into which slot of a call, positional arguments first, then named ones.
 * Every mistake is a diagnostic at the argument (or at the call where one is missing).
 */
export function bindArguments(call: CallExpr, slots: readonly Slot[], source: string): readonly Expr[] | Diagnostic {
  const given = new Map<string, Expr>();
  const takes = (): string => describe(call, slots);
  for (const [position, argument] of call.args.entries()) {
    const slot = slots[position];
    if (slot === undefined) {
      return problem(t`${takes()}, and this is one more.`, argument.span, nestedFix(call, source));
    }
    given.set(slot.name, argument);
  }
  for (const { name, value, span } of call.named) {
    if (!slots.some((slot) => slot.name === name)) return problem(t`${takes()}; none is called ${name}.`, span);
    if (given.has(name)) return problem(t`${name} is given twice.`, span);
    given.set(name, value);
  }
  const bound = slots.map((slot) => given.get(slot.name) ?? slot.fallback);
  const missing = slots.filter((_slot, position) => bound[position] === null).map((slot) => slot.name);
  if (missing.length > 0) return problem(t`${takes()}; a value for ${listed(missing)} is missing.`, call.span);
  return bound.filter((argument) => argument !== null);
}

/** `max takes 2 values (a, b)` */
function describe({ callee }: CallExpr, slots: readonly Slot[]): string {
  if (slots.length === 0) return t`${callee} takes no values`;
  const names = slots.map((slot) => slot.name).join(", ");
  return slots.length === 1
    ? t`${callee} takes one value (${names})`
    : t`${callee} takes ${slots.length} values (${names})`;
}

/** `max(a, b, c)` is written `max(a, max(b, c))`. */
function nestedFix({ callee, args }: CallExpr, source: string): Fix | undefined {
  const [, second, third, ...more] = args;
  if (second === undefined || third === undefined || more.length > 0 || !/^(max|min)(imum)?$/.test(callee))
    return undefined;
  const pair = { from: second.span.from, to: third.span.to };
  const insert = `${callee}(${source.slice(pair.from, pair.to)})`;
  return replacement(t`write ${insert}`, pair, insert);
}
