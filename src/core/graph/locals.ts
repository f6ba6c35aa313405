import type { AssignStatement, DefineStatement } from "../language/program.ts";
import { localsOf, walkExpr } from "../language/walk.ts";

/** A line of a function that its value needs. */
export interface Local {
  readonly statement: AssignStatement;
  /** `#1`, `#2` for a name that a line further down binds again, empty for its last binding. */
  readonly mark: string;
}

/** The lines of a function that its value needs, in the order of the text: names mean the nearest line above. */
export function neededLocals(definition: DefineStatement): readonly Local[] {
  const lines = localsOf(definition);
  if (lines.length === 0) return [];
  const needed = new Set<string>();
  const need = ({ value }: Pick<AssignStatement, "value">): void => {
    walkExpr(value, (part) => {
      if (part.kind === "name") needed.add(part.name);
      if (part.kind === "call") needed.add(part.callee);
    });
  };
  need({ value: definition.body });
  const kept = lines.toReversed().filter((line) => {
    const isNeeded = needed.delete(line.name);
    if (isNeeded) need(line);
    return isNeeded;
  });
  const left = new Map<string, number>();
  for (const { name } of kept) left.set(name, (left.get(name) ?? 0) + 1);
  const met = new Map<string, number>();
  return kept.reverse().map((statement) => {
    const { name } = statement;
    const number = (met.get(name) ?? 0) + 1;
    met.set(name, number);
    return { statement, mark: number === left.get(name) ? "" : `#${String(number)}` };
  });
}
