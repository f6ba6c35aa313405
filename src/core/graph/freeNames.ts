import { constants } from "../gates/evaluate.ts";
import { parse } from "../language/parse.ts";
import type { Program } from "../language/program.ts";
import { walkProgram, withoutLoops } from "../language/walk.ts";
import { isFunction, ownNames } from "./calls.ts";
import { literals } from "./constants.ts";

/** Every name that a program mentions, binds, calls or takes as a parameter. */
export function namesIn(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of withoutLoops(program.statements)) {
    if (statement.kind === "assign" || statement.kind === "define") names.add(statement.name);
    if (statement.kind === "define") for (const name of ownNames(statement)) names.add(name);
  }
  walkProgram(program, (expr) => {
    if (expr.kind === "name") names.add(expr.name);
    if (expr.kind === "call") names.add(expr.callee);
  });
  return names;
}

/** Whether the language itself gives the name a meaning. */
export function isBuiltIn(name: string): boolean {
  return isFunction(name) || constants.has(name) || literals.has(name);
}

/** Whether a text can stand as the name of a function, exactly as it is typed. */
export function isName(text: string): boolean {
  const { program, diagnostics } = parse(`${text}(u) = u`);
  const [statement, ...more] = program.statements;
  return diagnostics.length === 0 && more.length === 0 && statement?.kind === "define" && statement.name === text;
}

/** `g`, or the first of `g2`, `g3` … that the program does not use. */
export function suggestName(program: Program): string {
  const used = namesIn(program);
  return firstFree("g", (name) => used.has(name) || isBuiltIn(name));
}

/** The name itself, or the first of `name2`, `name3` … that is free. */
export function firstFree(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; isTaken(free); count++) free = `${name}${String(count)}`;
  return free;
}

const letters = "uvpqrabcdhklmnst";

/** A name for a parameter that has none of its own: u, v, … and from there on u2, v2, … */
export function freshParameter(isTaken: (name: string) => boolean): string {
  const letter = [...letters].find((one) => !isTaken(one));
  return letter ?? firstFree("u", isTaken);
}
