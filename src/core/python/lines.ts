import type { Span } from "../language/program.ts";

/** A statement as Python counts lines: it may stand on several, and several may stand on one. */
export interface Line extends Span {
  /** The statement, without its comment; of a comment that stands alone what is behind the `#`. */
  readonly text: string;
  /** How far it is indented, tabs up to the next multiple of eight. */
  readonly column: number;
  /** What follows the `#` behind it, "" where nothing does. */
  readonly comment: string;
  readonly kind: "code" | "comment";
  /** `if x:`, `for t in range(3):` and their like: with a colon at its end. */
  readonly isHeader: boolean;
}

const opening = /^(?:async\s+)?(?:class|def|for|while|if|elif|else|with|try|except|finally)\b/;

/** Splits a text whose margins are blank. Linear in the text. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  // A bracket or string that nothing closes would swallow all that follows: from then on a line ends where it ends.
  let goesOn = true;
  for (let at = 0; at < text.length;) {
    const { column, from } = indentationAt(text, at);
    const end = lineEnd(text, from);
    if (from >= end) {
      at = end + 1;
      continue;
    }
    if (text[from] === "#") {
      const comment = text.slice(from, end).trimEnd();
      const to = from + comment.length;
      lines.push({ from, to, text: comment.slice(1), column, comment: "", kind: "comment", isHeader: false });
      at = end + 1;
      continue;
    }
    let parts: Split | null = goesOn ? split(text, from, text.length) : null;
    if (parts === null) {
      parts = split(text, from, end);
      goesOn &&= parts !== null;
    }
    const { cuts, to, next } = parts ?? { cuts: [], to: end, next: end + 1 };
    push(lines, text, from, to, cuts, column, text.slice(to, next));
    at = next;
  }
  return lines;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function indentationAt(text: string, start: number): { column: number; from: number } {
  let column = 0;
  let from = start;
  for (; from < text.length; from++) {
    const sign = text[from];
    if (sign === " ") column++;
    else if (sign === "\t") column = column - (column % 8) + 8;
    else if (sign === "\f") column = 0;
    else break;
  }
  return { column, from };
}

interface Split {
  /** Where a `;`, or the colon of a header, ends a statement before the last one. */
  readonly cuts: readonly number[];
  /** The end of the code. */
  readonly to: number;
  /** The beginning of what follows, a comment passed over. */
  readonly next: number;
}

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** The end of the statements that begin at `from`; null where a bracket or a string is still open at `limit`. */
function split(text: string, from: number, limit: number): Split | null {
  const open: string[] = [];
  const cuts: number[] = [];
  const isHeader = opening.test(text.slice(from, from + 20));
  for (let at = from; at < limit; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\" && text[at + 1] === "\n") at++;
    else if (sign === '"' || sign === "'") {
      const end = stringEnd(text, at, limit);
      if (end === null) return null;
      at = end - 1;
    } else if (sign === "#") {
      const end = Math.min(lineEnd(text, at), limit);
      if (open.length === 0) return { cuts, to: at, next: end + 1 };
      at = end;
    } else if (sign === "\n" && open.length === 0) return { cuts, to: at, next: at + 1 };
    else if (closers.has(sign)) open.push(closers.get(sign) ?? "");
    else if (sign === open.at(-1)) open.pop();
    else if (open.length === 0 && (sign === ";" || (sign === ":" && isHeader && cuts.length === 0))) cuts.push(at + 1);
  }
  return open.length === 0 ? { cuts, to: limit, next: limit + 1 } : null;
}

/** The end of a string that begins at `at`; null where nothing ends it. */
function stringEnd(text: string, at: number, limit: number): number | null {
  const quote = text[at] ?? "";
  if (text.startsWith(quote.repeat(3), at)) {
    const end = text.indexOf(quote.repeat(3), at + 3);
    return end < 0 || end + 3 > limit ? null : end + 3;
  }
  for (let end = at + 1; end < limit && text[end] !== "\n"; end++) {
    if (text[end] === quote) return end + 1;
    if (text[end] === "\\") end++;
  }
  return null;
}

function push(
  lines: Line[],
  text: string,
  from: number,
  to: number,
  cuts: readonly number[],
  column: number,
  behind: string,
): void {
  const comment = behind.replace(/^#+/, "").trim();
  let start = from;
  let deeper = 0;
  for (const end of [...cuts, to]) {
    const written = text.slice(start, end);
    const code = written.replace(/[;\s]+$/, "");
    const begin = start + (code.length - code.trimStart().length);
    const isHeader = code.endsWith(":") && opening.test(code.trimStart());
    if (code.trim() !== "")
      lines.push({
        from: begin,
        to: start + code.length,
        text: text.slice(begin, start + code.length),
        column: column + deeper,
        comment: end === to || code === text.slice(from, to).trim() ? comment : "",
        kind: "code",
        isHeader,
      });
    // What follows a header on its line is indented below it.
    if (isHeader) deeper = 1;
    start = end;
  }
}
