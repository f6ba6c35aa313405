import type { Expr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import type { Item, Training } from "./item.ts";

const operate: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
};

/** The number that an expression is, where names stand for the numbers that lines give them; null where it is not known beforehand. */
export function numberOf(expr: Expr, constants: ReadonlyMap<string, number>): number | null {
  return foldExpr<number | null>(expr, {
    number: ({ value }) => value,
    name: ({ name }) => constants.get(name) ?? null,
    negate: (_expr, operand) => (operand === null ? null : -operand),
    binary: ({ operator }, left, right) =>
      left === null || right === null ? null : (operate[operator]?.(left, right) ?? null),
    call: () => null,
    list: () => null,
    index: () => null,
  });
}

/** Names that lines give numbers, each the last. */
export function constantsOf(items: readonly Item[]): ReadonlyMap<string, number> {
  const constants = new Map<string, number>();
  for (const item of items) {
    if (item.kind !== "assign" || item.target.kind !== "name" || item.operator !== null || item.where.training !== null)
      continue;
    const value = numberOf(item.value, constants);
    if (value !== null) constants.set(item.target.name, value);
  }
  return constants;
}

/** How often the lines of a loop are run, loops around it included; null where that has no end, or is not known. */
export function turnsOf(training: Training, constants: ReadonlyMap<string, number>): number | null {
  let turns = 1;
  for (let loop: Training | null = training; loop !== null; loop = loop.outer) {
    const bounds = loop.range?.map((expr) => numberOf(expr, constants)) ?? [];
    const [first = null, second = null, step = null] = bounds;
    if (first === null || bounds.includes(null)) return null;
    const [from, to] = second === null ? [0, first] : [first, second];
    turns *= Math.max(0, Math.ceil((to - from) / (step ?? 1)));
  }
  return Number.isFinite(turns) ? turns : null;
}
