import type { AssignStatement, DefineStatement } from "../language/program.ts";
import type { FlatStatement } from "./flat.ts";
import { mentionsOf, type Mentions } from "./mentions.ts";

/** A statement that binds a name, and which statement of the program it is. */
export interface Bound<Kind> {
  readonly statement: Kind;
  readonly at: number;
}

export type ValueBinding = Bound<AssignStatement>;
export type FunctionBinding = Bound<DefineStatement>;

/** What the names of a program are bound to. Values and functions are kept apart: `f(x) = …` and `f = f(2)` may stand together. */
export interface Scope {
  /** name -> its bindings, in the order of the text */
  readonly values: ReadonlyMap<string, readonly ValueBinding[]>;
  readonly functions: ReadonlyMap<string, readonly FunctionBinding[]>;
  /** What each statement mentions: several passes ask. */
  readonly mentions: ReadonlyMap<FlatStatement, Mentions>;
}

export function mentionsIn(scope: Scope, statement: FlatStatement): Mentions {
  return scope.mentions.get(statement) ?? mentionsOf(statement);
}

export function scopeOf(statements: readonly FlatStatement[]): Scope {
  const values = new Map<string, ValueBinding[]>();
  const functions = new Map<string, FunctionBinding[]>();
  statements.forEach((statement, at) => {
    if (statement.kind === "assign") append(values, statement.name, { statement, at });
    if (statement.kind === "define") append(functions, statement.name, { statement, at });
  });
  const mentions = new Map(statements.map((statement) => [statement, mentionsOf(statement)]));
  return { values, functions, mentions };
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The binding that a name means in statement `at`: the nearest above, or else the nearest below, or else that statement itself. */
export function nearest<Kind>(bindings: readonly Bound<Kind>[] | undefined, at: number): Bound<Kind> | undefined {
  if (bindings === undefined || bindings.length === 1) return bindings?.[0];
  const above = countAbove(bindings, at);
  const below = bindings[above]?.at === at ? above + 1 : above;
  return bindings[above - 1] ?? bindings[below] ?? bindings[0];
}

/** The binding that statement `at` makes. */
export function bindingAt<Kind>(bindings: readonly Bound<Kind>[] | undefined, at: number): Bound<Kind> | undefined {
  const binding = bindings?.[countAbove(bindings, at)];
  return binding?.at === at ? binding : undefined;
}

/** How many of the bindings, which stand in the order of the text, are above statement `at`. */
export function countAbove(bindings: readonly Bound<unknown>[], at: number): number {
  let low = 0;
  let high = bindings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bindings[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
