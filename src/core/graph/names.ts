import { t } from "../words/t.ts";
import { constants } from "../gates/evaluate.ts";
import { gateCalled } from "../gates/index.ts";
import { makers } from "../gates/makers.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { Shape } from "../tensor/tensor.ts";
import { literals } from "./constants.ts";
import type { FlatProgram, FlatStatement } from "./flat.ts";
import { problem } from "./problems.ts";
import { mentionsIn, type Scope } from "./scope.ts";

/** Values that unbound names take, in order of appearance, starting over after the last. */
const defaults: readonly number[] = [-2, 5, -4, 3, 1, -1, 2, -3];

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
  readonly value: number | readonly number[];
  /** Where it must be a vector or matrix; it then holds `randn` of that shape, with its place as the seed. */
  readonly shape?: Shape;
}

/**
 * The names that no statement binds, with their default values.
 * @param opened the function that is never called and therefore is the output: its parameters are inputs.
 */
export function unboundDefaults(
  program: FlatProgram,
  scope: Scope,
  opened: FlatStatement | null,
): ReadonlyMap<string, Unbound> {
  const found = new Map<string, Unbound>();
  for (const statement of program.statements) {
    const parameters = statement.kind === "define" ? statement.parameters.map((p) => p.name) : [];
    const own = statement === opened ? [] : parameters;
    const meet = (name: string): void => {
      if (own.includes(name) || found.has(name) || !isUnbound(name, scope)) return;
      const order = found.size;
      found.set(name, { order, value: program.defaults?.get(name) ?? defaults[order % defaults.length] ?? 1 });
    };
    if (statement === opened) parameters.forEach(meet);
    for (const { name } of mentionsIn(scope, statement).names) meet(name);
  }
  return found;
}

/** The first mention of a loop's variable outside of the loop, where it has no value. */
export function refuseStrayVariable(program: FlatProgram, scope: Scope): Diagnostic | null {
  if (program.turns.length === 0) return null;
  const variables = new Set(program.turns.map(({ variable }) => variable).filter((name) => isUnbound(name, scope)));
  if (variables.size === 0) return null;
  for (const statement of program.statements) {
    const own = statement.kind === "define" ? statement.parameters.map((p) => p.name) : [];
    const stray = mentionsIn(scope, statement).names.find(({ name }) => variables.has(name) && !own.includes(name));
    if (stray === undefined) continue;
    const { name, span } = stray;
    const message = t`${name} counts the turns of a loop, and has no value outside of its lines. A function can be given it: f(u, ${name}).`;
    return problem(message, span);
  }
  return null;
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
