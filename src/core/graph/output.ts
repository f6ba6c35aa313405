import { constants } from "../gates/evaluate.ts";
import type { AssignStatement, EvaluateStatement, SimpleStatement } from "../language/program.ts";
import type { FlatProgram, FlatStatement } from "./flat.ts";
import { mentionsIn, nearest, type FunctionBinding, type Scope, type ValueBinding } from "./scope.ts";

export interface Output {
  /** The statement whose value is differentiated; null for a program that says nothing. */
  readonly statement: SimpleStatement | null;
  /** Bindings that some other statement uses. */
  readonly used: ReadonlySet<ValueBinding>;
}

/** Whether a statement computes from nothing but numbers and constants, so that a name bound to it is an input. */
export function isConstant(statement: FlatStatement, scope: Scope): boolean {
  const { names, calls } = mentionsIn(scope, statement);
  return (
    names.every(({ name }) => constants.has(name) && !scope.values.has(name)) &&
    calls.every((call) => !scope.functions.has(call))
  );
}

/**
 * The output: the last bare expression, else the last name that nothing else uses and that depends on an input
 * (a function that is never called counts as such a name), else the last name there is.
 */
export function chooseOutput(program: FlatProgram, scope: Scope): Output {
  const used = new Set<ValueBinding>();
  const called = new Set<FunctionBinding>();
  program.statements.forEach((statement, at) => {
    const { names, calls } = mentionsIn(scope, statement);
    for (const { name } of names) {
      const binding = nearest(scope.values.get(name), at);
      if (binding !== undefined && binding.statement !== statement) used.add(binding);
    }
    for (const call of calls) {
      const binding = nearest(scope.functions.get(call), at);
      if (binding !== undefined && binding.statement !== statement) called.add(binding);
    }
  });
  const bare = program.statements.findLast((s): s is EvaluateStatement => s.kind === "evaluate");
  if (bare !== undefined) return { statement: bare, used };
  const busy = new Set<FlatStatement>();
  for (const { statement } of used) busy.add(statement);
  for (const { statement } of called) busy.add(statement);
  const isComputed = (s: FlatStatement): s is AssignStatement => s.kind === "assign" && !isConstant(s, scope);
  const isFree = (s: FlatStatement): s is SimpleStatement => !busy.has(s) && (s.kind === "define" || isComputed(s));
  const last =
    program.statements.findLast(isFree) ??
    program.statements.findLast(isComputed) ??
    program.statements.findLast((s) => s.kind !== "range");
  return { statement: last ?? null, used };
}
