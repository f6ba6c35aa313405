import type { AssignStatement, DefineStatement, Program, Statement } from "../language/program.ts";
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
  readonly mentions: ReadonlyMap<Statement, Mentions>;
}

export function mentionsIn(scope: Scope, statement: Statement): Mentions {
  return scope.mentions.get(statement) ?? mentionsOf(statement);
}

export function scopeOf(program: Program): Scope {
  const values = new Map<string, ValueBinding[]>();
  const functions = new Map<string, FunctionBinding[]>();
  program.statements.forEach((statement, at) => {
    if (statement.kind === "assign") append(values, statement.name, { statement, at });
    if (statement.kind === "define") append(functions, statement.name, { statement, at });
  });
  const mentions = new Map(program.statements.map((statement) => [statement, mentionsOf(statement)]));
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
  return bindings.findLast((b) => b.at < at) ?? bindings.find((b) => b.at > at) ?? bindings[0];
}
