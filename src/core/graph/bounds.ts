import type { Diagnostic } from "../language/diagnostic.ts";
import type { ListExpr, SimpleStatement } from "../language/program.ts";
import { Assembly } from "./assemble.ts";
import type { RangeStatement } from "./flat.ts";
import type { Unbound } from "./names.ts";
import { refuseBound } from "./refuseLoop.ts";
import { countAbove, type Bound, type FunctionBinding, type ValueBinding } from "./scope.ts";

/** The place of every statement that is not written out yet begins here. */
const below = 1e9;

/** No name without a binding is known before the graph runs. */
const unbound: Pick<ReadonlyMap<string, Unbound>, "get"> = { get: () => ({ order: 0, value: 1 }) };

/**
 * Finds out how far loops count while a program is written out. It knows the statements written out so far, and of
 * those further down the ones outside of loops, since the order of definitions is free.
 */
export class Bounds {
  readonly #values = new Map<string, ValueBinding[]>();
  readonly #functions = new Map<string, FunctionBinding[]>();
  readonly #assembly: Assembly;

  /** @param further the statements outside of loops, none of which is written out yet */
  constructor(source: string, further: readonly SimpleStatement[]) {
    const scope = { values: this.#values, functions: this.#functions, mentions: new Map() };
    this.#assembly = new Assembly({ source, statements: [], turns: [], turnOf: [] }, scope, unbound);
    further.forEach((statement, i) => this.#bind(statement, below + i));
  }

  /** Takes a statement in as the one at `at`, and out of those further down if it stood there. */
  write(statement: SimpleStatement, at: number, wasFurther: boolean): void {
    if (wasFurther && statement.kind === "assign") forgetFirst(this.#values.get(statement.name));
    if (wasFurther && statement.kind === "define") forgetFirst(this.#functions.get(statement.name));
    this.#bind(statement, at);
  }

  /** The values of a `range(…)` that stands at `at`, whole numbers; or why they are not known. */
  valuesOf(range: ListExpr, at: number): readonly number[] | Diagnostic {
    const { draft } = this.#assembly;
    const values: number[] = [];
    for (const item of range.items) {
      const value = this.#assembly.constant(item, at);
      const [problem] = draft.diagnostics;
      if (problem !== undefined) return problem;
      if (typeof value !== "number" || !Number.isSafeInteger(value)) return refuseBound(value, item.span);
      values.push(value);
    }
    return values;
  }

  #bind(statement: SimpleStatement, at: number): void {
    if (statement.kind === "assign") insert(this.#values, statement.name, { statement, at });
    if (statement.kind === "define") insert(this.#functions, statement.name, { statement, at });
  }
}

/**
 * Marks what a loop counted by as constants of the program. It was counted before all was written out; where a name has
 * another meaning in the whole, it is refused.
 */
export function settleRange(assembly: Assembly, { value, known }: RangeStatement, at: number): void {
  for (const [i, item] of value.items.entries()) {
    if (assembly.constant(item, at) !== known[i]) assembly.draft.fail(refuseBound(undefined, item.span), item);
  }
}

function insert<Kind>(lists: Map<string, Bound<Kind>[]>, name: string, binding: Bound<Kind>): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [binding]);
  else list.splice(countAbove(list, binding.at), 0, binding);
}

/** The first of those further down is the next to be written out. */
function forgetFirst(list: Bound<unknown>[] | undefined): void {
  list?.splice(countAbove(list, below), 1);
}
