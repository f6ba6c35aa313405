import { Problem } from "../language/problem.ts";
import type { AssignStatement, Expr } from "../language/program.ts";
import { unread, type Item, type RoutineItem, type Where } from "./item.ts";
import { lower } from "./lower.ts";
import { statementsOf } from "./steps.ts";

/** A line that shows a value. */
export function evaluating(value: Expr, where: Where): Item {
  return { kind: "statement", statement: { kind: "evaluate", value, span: value.span }, where, span: value.span };
}

/** The function of the program that a routine is; null where it gives several values or holds more than assignments. */
export function asFunction(routine: RoutineItem): Item | null {
  const { name, nameSpan, parameters, span } = routine;
  const lines = routine.body.filter(({ kind }) => kind !== "remark");
  const last = lines.pop();
  if (last?.kind !== "return" || last.values.length !== 1) return null;
  const [value] = last.values;
  if (value === undefined) return null;
  try {
    const locals = statementsOf(lines)?.filter((line): line is AssignStatement => line.kind === "assign");
    if (locals === undefined || locals.length < lines.length) return null;
    const define = { kind: "define" as const, name, nameSpan, parameters, body: lower(value), span };
    const statement = locals.length === 0 ? define : { ...define, locals };
    return { kind: "statement", statement, where: last.where, span };
  } catch (error) {
    if (error instanceof Problem) return unread(error.diagnostic.message, span, [name]);
    throw error;
  }
}
