import type { Draft, Result } from "./draft.ts";
import type { Local } from "./locals.ts";
import { makeInput } from "./make.ts";
import { idOfLocal } from "./place.ts";
import type { Body, LocalTask, TaskStack } from "./task.ts";

/**
 * Visits the lines of a function from `line` on, each when those above have their values, and then the function's value.
 * @param start how many nodes there are
 */
export function visitBody(stack: TaskStack, body: Body, line: number, start: number): readonly Result[] {
  const expr = body.lines[line]?.statement.value;
  if (expr === undefined) return stack.visit([body.value], body.place);
  stack.push({ kind: "local", expr, body, line, start });
  return stack.visit([expr], body.place);
}

/** Gives the name of a line the value that was built for it, and goes on to the next. */
export function bindLocal(draft: Draft, stack: TaskStack, { body, line, start }: LocalTask): readonly Result[] {
  const local = body.lines[line];
  const [value] = stack.take(1);
  if (local !== undefined && value !== undefined)
    body.names.set(local.statement.name, named(draft, local, value, body, start));
  return visitBody(stack, body, line + 1, draft.nodes.length);
}

/** In a call a number stays the literal it is, while a vector or matrix written out becomes one node for all its uses. */
function named(draft: Draft, local: Local, value: Result, { place, isFree }: Body, start: number): Result {
  const { name, value: expr } = local.statement;
  const id = isFree?.(name) === true ? name + local.mark : idOfLocal(place.owner, local);
  if (value.kind === "wire") draft.christen(value, start, id, name, isFree === null);
  else if (isFree !== null || Array.isArray(value.value)) return makeInput(draft, value.value, id, name, expr);
  return value;
}
