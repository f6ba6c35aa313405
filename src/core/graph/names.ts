import { constants } from "../gates/evaluate.ts";
import { gateCalled } from "../gates/index.ts";
import { makers } from "../gates/makers.ts";
import type { Expr, NameExpr, Program, Statement } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { literals } from "./constants.ts";
import type { Scope } from "./scope.ts";

/** Values that unbound names take, in order of appearance, starting over after the last. */
const defaults: readonly number[] = [-2, 5, -4, 3, 1, -1, 2, -3];

export interface Mentions {
  /** Names that stand for values, in the order of the text. */
  readonly names: readonly NameExpr[];
  /** Names that are called. */
  readonly calls: readonly string[];
}

// Several passes ask the same of every statement.
const known = new WeakMap<Expr, Mentions>();

/** Every name that an expression mentions. */
export function mentions(expr: Expr): Mentions {
  const before = known.get(expr);
  if (before !== undefined) return before;
  const names: NameExpr[] = [];
  const calls: string[] = [];
  walkExpr(expr, (part) => {
    if (part.kind === "name") names.push(part);
    if (part.kind === "call") calls.push(part.callee);
  });
  const found = { names, calls };
  known.set(expr, found);
  return found;
}

/** The expression that a statement computes. */
export function bodyOf(statement: Statement): Expr {
  return statement.kind === "define" ? statement.body : statement.value;
}

/** Whether the name has no binding and is neither a constant nor a function: then it is an input with a default value. */
export function isUnbound(name: string, scope: Scope): boolean {
  return (
    !scope.values.has(name) &&
    !constants.has(name) &&
    !literals.has(name) &&
    !scope.functions.has(name) &&
    gateCalled(name) === undefined &&
    !makers.has(name)
  );
}

/** A name that no statement binds. */
export interface Unbound {
  /** Its place in the order of appearance, from 0. */
  readonly order: number;
  readonly value: number;
}

/**
 * The names that no statement binds, with their default values.
 * @param opened the function that is never called and therefore is the output: its parameters are inputs.
 */
export function unboundDefaults(
  program: Program,
  scope: Scope,
  opened: Statement | null,
): ReadonlyMap<string, Unbound> {
  const found = new Map<string, Unbound>();
  for (const statement of program.statements) {
    const own = new Set(
      statement.kind === "define" && statement !== opened ? statement.parameters.map((p) => p.name) : [],
    );
    const parameters = statement === opened && statement.kind === "define" ? statement.parameters : [];
    for (const { name } of [...parameters, ...mentions(bodyOf(statement)).names]) {
      if (own.has(name) || found.has(name) || !isUnbound(name, scope)) continue;
      const order = found.size;
      found.set(name, { order, value: defaults[order % defaults.length] ?? 1 });
    }
  }
  return found;
}

/**
 * The factors that a run-together name most likely means: `w0x0` -> w0, x0. Null where it reads as one name.
 * A name is split where every part is known, or where it is letter-digits twice or more, as on slides.
 */
export function factorsOf(name: string, scope: Scope): readonly string[] | null {
  const slide = name.match(/^(?:[A-Za-z]\d+){2,}$/);
  if (slide !== null) return name.match(/[A-Za-z]\d+/g);
  return splitKnown(name, (part) => scope.values.has(part));
}

function splitKnown(name: string, known: (part: string) => boolean): readonly string[] | null {
  // splits[k]: one way to read the first k characters as known names
  const splits: (readonly string[] | null)[] = [[]];
  const longest = Math.min(name.length, 40);
  for (let end = 1; end <= longest; end++) {
    splits[end] = null;
    for (let start = 0; start < end; start++) {
      const head = splits[start];
      const part = name.slice(start, end);
      if (head != null && known(part)) splits[end] = [...head, part];
    }
  }
  return name.length <= longest ? (splits[name.length] ?? null) : null;
}
