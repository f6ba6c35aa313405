import { t } from "../words/t.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { AssignStatement, Program, Statement } from "../language/program.ts";
import { isUpdate, localsOf } from "../language/walk.ts";
import { problem, replacement } from "./problems.ts";

/** The first `x += …` that changes a name without a value above it; null where there is none. */
export function refuseUpdate({ source, statements }: Program): Diagnostic | null {
  const bound = new Set<string>();
  for (const statement of statements) {
    const found = strayUpdate(statement, bound);
    if (found !== null) return refusal(source, found, statement.kind === "for" ? statement : found);
  }
  return null;
}

/** @param bound names that have a value above the statement, to which its own are added */
function strayUpdate(statement: Statement, bound: Set<string>): AssignStatement | null {
  if (statement.kind === "assign") {
    if (isUpdate(statement) && !bound.has(statement.name)) return statement;
    bound.add(statement.name);
  }
  if (statement.kind === "define") {
    const inside = new Set([...bound, ...statement.parameters.map(({ name }) => name)]);
    return firstStray(localsOf(statement), inside);
  }
  return statement.kind === "for" ? firstStray(statement.body, bound) : null;
}

function firstStray(lines: readonly Statement[], bound: Set<string>): AssignStatement | null {
  for (const line of lines) {
    const found = strayUpdate(line, bound);
    if (found !== null) return found;
  }
  return null;
}

/** @param above the line, or the outermost loop around it: the first value stands above that */
function refusal(
  source: string,
  { name, nameSpan, value }: AssignStatement,
  { span }: Pick<Statement, "span">,
): Diagnostic {
  const operator = value.kind === "binary" ? value.operator : "+";
  const first = `${name} = ${"+-".includes(operator) ? "0" : "1"}`;
  const indentation = source.slice(source.lastIndexOf("\n", span.from - 1) + 1, span.from);
  const insert = indentation.trim() === "" ? `${first}\n${indentation}` : `${first}; `;
  return problem(
    t`${name} has no value above this line that could be changed: give it one first, as in ${first}.`,
    nameSpan,
    replacement(t`write ${first} above`, { from: span.from, to: span.from }, insert),
  );
}
