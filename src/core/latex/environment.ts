import type { Expr } from "../language/program.ts";
import { t } from "../words/t.ts";
import * as make from "./make.ts";
import type { Reader, Term } from "./reader.ts";
import { Unreadable } from "./unreadable.ts";
import { matrices } from "./words.ts";

/**
 * `\\begin{cases}` and matrices.
 * @param isBraced whether a brace stands before it, which makes cases of its rows
 */
export function readEnvironment(reader: Reader, isBraced: boolean): Term {
  const { from } = reader.next();
  const name = environmentName(reader);
  const isCases = isBraced || name === "cases" || name === "dcases" || name === "rcases";
  if (!isCases && !matrices.has(name))
    throw new Unreadable(t`The environment ${name} is not read within a formula.`, from, reader.peek().from);
  if (name === "array" && reader.eat("{")) reader.raw();
  const { cells, isConditional } = readRows(reader, isCases);
  reader.next();
  const closing = environmentName(reader);
  if (closing !== name)
    throw new Unreadable(t`\\begin{${name}} is closed by \\end{${closing}}.`, from, reader.peek().from);
  if (isCases || isConditional) return distinguished(cells, from, reader.peek().from);
  return matrixOf(cells, from, reader.peek().from);
}

/** `{cases}`, and the star of `{align*}` left out. */
export function environmentName(reader: Reader): string {
  reader.expect("{", t`The name of an environment in braces`);
  return reader
    .raw()
    .map(({ text }) => text)
    .join("")
    .replace(/[⊙*]$/, "");
}

interface Rows {
  readonly cells: readonly (readonly (Expr | null)[])[];
  /** Whether words such as “if” stand before conditions. */
  readonly isConditional: boolean;
}

/** The entries up to \\end, which stands next; null for words alone, such as “otherwise”. */
function readRows(reader: Reader, isCases: boolean): Rows {
  const rows: (Expr | null)[][] = [];
  let row: (Expr | null)[] = [];
  let isConditional = false;
  const isEnd = (): boolean => reader.isCommand("end") || reader.is("&") || reader.is("\\\\");
  for (;;) {
    while (reader.eat("\n") || reader.isCommand("hline")) if (reader.isCommand("hline")) reader.next();
    if (reader.isCommand("end") && row.length === 0) break;
    let cell: Expr | null = null;
    for (;;) {
      while (reader.eat("\n") || reader.eat(",") || reader.eat("\\quad") || reader.eat(".") || reader.eat(";"))
        continue;
      if (isEnd()) break;
      const { kind, text } = reader.peek();
      if (
        (kind === "text" || kind === "word") &&
        /^(?:if|for|when|where|else|otherwise|and|elsewhere|wenn|sonst)\b/i.test(text)
      ) {
        reader.next();
        isConditional = true;
        continue;
      }
      if (cell !== null) throw reader.unexpected(isCases ? t`&, \\\\ or \\end{cases}` : t`&, \\\\ or \\end`);
      cell = reader.expression().expr;
    }
    row.push(cell);
    if (reader.eat("&")) continue;
    rows.push(row);
    row = [];
    if (!reader.eat("\\\\")) break;
  }
  if (!reader.isCommand("end")) throw reader.unexpected("\\end");
  return { cells: rows, isConditional };
}

/** Cases as nested choices; what the last one asks for is what is left. */
function distinguished(rows: Rows["cells"], from: number, to: number): Term {
  const cases = rows.map(([value = null, condition = null]) => ({ value, condition }));
  const last = cases.pop();
  if (cases.length === 0 || last?.value == null)
    throw new Unreadable(t`Cases want at least two rows, each a value & and where it holds.`, from, to);
  let expr = last.value;
  for (const { value, condition } of cases.reverse()) {
    if (value === null || condition === null)
      throw new Unreadable(t`Each case but the last wants a value & and where it holds.`, from, to);
    expr = chosen(condition, value, expr);
  }
  return { expr, size: "any" };
}

/** `x \\ne 0`, read as 1 − (x == 0), is the other choice of x == 0. */
function chosen(condition: Expr, then: Expr, otherwise: Expr): Expr {
  const isNot =
    condition.kind === "binary" &&
    condition.operator === "-" &&
    condition.right.kind === "binary" &&
    condition.right.operator === "==";
  return isNot
    ? make.call("where", [condition.right, otherwise, then])
    : make.call("where", [condition, then, otherwise]);
}

/** One column is a vector, everything else a matrix. */
function matrixOf(rows: Rows["cells"], from: number, to: number): Term {
  const filled = rows.map((row) => row.filter((cell) => cell !== null));
  const width = filled[0]?.length ?? 0;
  if (width === 0 || filled.some((row) => row.length !== width))
    throw new Unreadable(t`The rows of a matrix want equally many entries.`, from, to);
  if (width === 1) return { expr: make.list(filled.flat()), size: "vector" };
  return { expr: make.list(filled.map((row) => make.list(row))), size: "matrix" };
}
