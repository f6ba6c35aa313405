import { constants } from "../gates/evaluate.ts";
import { gradientOwners } from "../language/gradientNames.ts";
import type { AssignStatement, Program, Statement } from "../language/program.ts";
import { expressionsOf, walkExpr } from "../language/walk.ts";
import type { AssignLine, BackwardLine } from "../language/reading.ts";

/**
 * Splits off the lines of a program that are a backward pass written by hand: `dq = z`, where the program has a value q and
 * nothing else needs dq, and what stands between such lines. Where nothing is split, the program is the same object.
 */
export function withoutBackward(program: Program): { program: Program; backward: readonly BackwardLine[] } {
  const { source, statements } = program;
  const unsplit = { program, backward: [] };
  const owned = new Map(statements.filter(isAssign).map(({ name }) => [name, gradientOwners(name)]));
  if (![...owned.values()].some((owners) => owners.length > 0)) return unsplit;
  const mentions = statements.map(mentionedIn);
  const values = new Set([...owned.keys(), ...mentions.flatMap((names) => [...names])]);
  const isGradient = (name: string): boolean =>
    owned.get(name)?.some((owner) => owner !== name && values.has(owner) && !constants.has(owner)) === true;
  const backward = new Set([...owned.keys()].filter(isGradient));
  if (backward.size === 0) return unsplit;
  const gradients = new Set(backward);
  const usesBackward = (names: ReadonlySet<string>): boolean => [...names].some((name) => backward.has(name));
  // What comes after a gradient may belong to the backward pass, until a forward statement is found that needs it.
  statements.forEach((statement, at) => {
    if (isAssign(statement) && usesBackward(mentions[at] ?? new Set())) backward.add(statement.name);
  });
  const isBackward = (statement: Statement): boolean => isAssign(statement) && backward.has(statement.name);
  for (let before = -1; before !== backward.size;) {
    before = backward.size;
    const used = new Set<string>();
    statements.forEach((statement, at) => {
      for (const name of mentions[at] ?? []) {
        if (!isBackward(statement)) backward.delete(name);
        else if (isAssign(statement) && statement.name !== name) used.add(name);
      }
    });
    for (const name of backward) if (!gradients.has(name) && !used.has(name)) backward.delete(name);
  }
  const forward = statements.filter((statement) => !isBackward(statement));
  const computes = (statement: Statement): boolean =>
    !isAssign(statement) || [...mentionedIn(statement)].some((name) => !constants.has(name));
  if (backward.size === 0 || !forward.some(computes)) return unsplit;
  return {
    program: { source, statements: forward },
    backward: statements.filter(isAssign).filter(isBackward).map(lineOf),
  };
}

const isAssign = (statement: Statement): statement is AssignStatement => statement.kind === "assign";

function lineOf({ name, nameSpan, value, span }: AssignStatement): AssignLine {
  return { kind: "assign", target: { kind: "name", name, span: nameSpan }, operator: null, value, span };
}

/** Names that a statement needs; of a loop also those that it binds, which are not to be taken from it. */
function mentionedIn(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expr of expressionsOf(statement))
    walkExpr(expr, (part) => {
      if (part.kind === "name") names.add(part.name);
      if (part.kind === "call") names.add(part.callee);
    });
  if (statement.kind === "for") for (const line of statement.body) boundIn(line).forEach((name) => names.add(name));
  return names;
}

function boundIn(statement: Statement): readonly string[] {
  if (statement.kind === "for") return statement.body.flatMap(boundIn);
  return statement.kind === "assign" ? [statement.name] : [];
}
