import type { Program, Span, Statement } from "../language/program.ts";
import type { TextEdit } from "./revise.ts";

/** The text after edits that do not overlap. One that only inserts comes before what else begins there. */
export function edited(source: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), source);
}

/** What may stand before and after a value without its parentheses. */
const [opens, closes] = [/[-−+*/^=(,<>@·×÷[;:\n]$/, /^(?:$|[-−+*/^=),<>@·×÷\];:#\n])/];

/** Replaces an expression by a call, and the parentheses around it too where they only grouped it. */
export function replaceExpr(source: string, { from, to }: Span, call: string): TextEdit {
  const before = source.slice(0, from).trimEnd();
  const after = source.slice(to).trimStart();
  const outside = { before: before.slice(0, -1).replace(/[ \t]+$/, ""), after: after.slice(1).replace(/^[ \t]+/, "") };
  const isGrouped = before.endsWith("(") && after.startsWith(")");
  if (!isGrouped || !(opens.test(outside.before) || outside.before === "") || !closes.test(outside.after))
    return { from, to, insert: call };
  return { from: before.length - 1, to: source.length - after.length + 1, insert: call };
}

/** A line of its own above the statement; above the whole of what it shares a line with. */
export function insertAbove(source: string, { statements }: Program, at: number, line: string): TextEdit {
  let from = statements[at]?.span.from ?? 0;
  for (let start = -1; start !== from;) {
    start = from;
    from = source.lastIndexOf("\n", from - 1) + 1;
    const holder = statements.find(({ span }) => span.from < from && from < span.to);
    from = holder?.span.from ?? from;
  }
  return { from, to: from, insert: `${line}\n` };
}

/** Takes a statement out, with its line and what is noted on it where it stands there alone; null where it shares an `=` with others. */
export function removeStatement(source: string, { statements }: Program, statement: Statement): TextEdit | null {
  const { from, to } = statement.span;
  if (statements.some((other) => other !== statement && other.span.from < to && from < other.span.to)) return null;
  const start = source.lastIndexOf("\n", from - 1) + 1;
  const end = source.indexOf("\n", to);
  const before = source.slice(start, from);
  const after = source.slice(to, end < 0 ? source.length : end);
  if (before.trim() === "" && /^\s*(?:;\s*)?(?:#.*)?$/.test(after)) {
    if (end >= 0) return { from: start, to: end + 1, insert: "" };
    // The last line goes with the line break before it.
    return { from: Math.max(0, start - 1), to: source.length, insert: "" };
  }
  const next = /^\s*;[ \t]*/.exec(after);
  if (next !== null) return { from, to: to + next[0].length, insert: "" };
  return { from: start + before.replace(/[ \t]*;?[ \t]*$/, "").length, to, insert: "" };
}
