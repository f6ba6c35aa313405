import type { Constant } from "../gates/gate.ts";
import type { Shape } from "../tensor/tensor.ts";

/** How tightly JavaScript binds, loosest first. `-x ** 2` is no JavaScript: a sign binds a power only in parentheses. */
export const CONDITIONAL = 1;
export const EQUALITY = 2;
export const RELATIONAL = 3;
export const SUM = 4;
export const PRODUCT = 5;
export const POWER = 6;
export const UNARY = 7;
export const ATOM = 8;

/** An expression of JavaScript. */
export interface Code {
  readonly text: string;
  readonly level: number;
  /** `[]` for a number. */
  readonly shape: Shape;
  /** The same as a boolean, where it says 1 or 0: `x > 0` for `Number(x > 0)`. */
  readonly condition?: string;
  /** Where its value is known from its text. */
  readonly constant?: Constant;
  /** Of an array that is computed number by number from variables alone. */
  readonly each?: Formula;
}

/** What is done to each number of some arrays. */
export interface Formula {
  /** Over one number of each array, which has the array's name. */
  readonly code: Code;
  readonly arrays: readonly string[];
}

export function within({ text, level }: Code, loosest: number): string {
  return level < loosest ? `(${text})` : text;
}

/** A call, a name or another text that nothing around it can tear apart. */
export function atom(text: string, shape: Shape = []): Code {
  return { text, level: ATOM, shape };
}

/** The shortest digits that read back as the same float64. */
export function numberCode(value: number): Code {
  const isNegative = value < 0 || Object.is(value, -0);
  return {
    text: Object.is(value, -0) ? "-0" : String(value),
    level: isNegative ? UNARY : ATOM,
    shape: [],
    constant: value,
  };
}

/** A constant as JavaScript writes it. */
export function constantText(constant: Constant): string {
  if (constant === null) return "null";
  if (typeof constant === "number") return numberCode(constant).text;
  return `[${constant.map(constantText).join(", ")}]`;
}

/** `f(a, b)`; arguments at the end that say nothing are left out. */
export function callCode(name: string, args: readonly (string | undefined)[], shape: Shape): Code {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return atom(
    `${name}(${args
      .slice(0, last + 1)
      .map((arg) => arg ?? "null")
      .join(", ")})`,
    shape,
  );
}
