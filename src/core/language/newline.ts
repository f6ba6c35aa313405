import { ContextTracker, ExternalTokenizer, type InputStream, type Stack } from "@lezer/lr";
import { columnAfter } from "./indentation.ts";
import { dedent, _for, indent, lineBreak, newline, Property, Unknown } from "./parser.generated.terms.ts";

/** Whether a UTF-16 code unit ends a line: LF, CR, NEL, line and paragraph separators. */
export function endsLine(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** What the tokens of a block depend on. */
interface Lines {
  /** The lines around this block, null outside of any. */
  readonly around: Lines | null;
  /** Columns of space before the `for` whose block this is (−2 outside of any), and before the last `for`. */
  readonly base: number;
  readonly header: number;
  /** Columns of space before this line, −1 on the first. */
  readonly column: number;
}

function columnAt(input: InputStream, offset: number): number {
  let column = 0;
  for (let at = offset; ; at++) {
    const next = columnAfter(input.peek(at), column);
    if (next < 0) return column;
    column = next;
  }
}

/** Keeps count of where lines begin. */
export const indentation = new ContextTracker<Lines>({
  start: { around: null, base: -2, header: 0, column: -1 },
  shift: (lines, term, stack, input) => {
    switch (term) {
      case newline:
        return { ...lines, column: columnAt(input, stack.pos - input.pos) };
      case _for:
        return { ...lines, header: lines.column < 0 ? columnAt(input, -input.pos) : lines.column };
      case indent:
        return { ...lines, around: lines, base: lines.header };
      case dedent:
        return { ...(lines.around ?? lines), column: lines.column };
      default:
        return lines;
    }
  },
  hash: hashOf,
});

function hashOf({ around, base, header, column }: Lines): number {
  return [base, header, column].reduce((sum, part) => (sum * 31 + part) | 0, around === null ? 0 : hashOf(around));
}

/** Whether nothing but spaces and a comment is left of the line; at the end of the text there is nothing left. */
function isBlank(input: InputStream): boolean {
  for (let at = 0; ; at++) {
    const code = input.peek(at);
    if (code === BACKSLASH) {
      const end = continuationEnd(input, at);
      if (end < 0) return false;
      at = end;
    } else if (columnAfter(code, 0) < 0) {
      return code < 0 || endsLine(code) || code === HASH || code === WIDE_HASH;
    }
  }
}

const HASH = 0x23;
const WIDE_HASH = 0xff03;
const BACKSLASH = 0x5c;

/** Offset of the newline that a backslash at the end of a line takes with it, −1 where it stands elsewhere. */
function continuationEnd(input: InputStream, backslash: number): number {
  let at = backslash + 1;
  while (input.peek(at) === 32 || input.peek(at) === 9) at++;
  if (input.peek(at) === 13) at++;
  return input.peek(at) === 10 ? at : -1;
}

/** Where a block begins and ends: tokens of no width before the first word of a line, and at the end of the text. */
export const blocks = new ExternalTokenizer(
  (input, stack) => {
    // Lezer leaves its type open.
    const lines = stack.context as Lines;
    const isEnd = input.next < 0;
    const isOut = isEnd ? lines.around !== null : lines.column <= lines.base;
    const isDeeper = !isEnd && lines.column > lines.header;
    // Most programs have no loop, and are not held up here.
    if ((!isOut && !isDeeper) || (!isEnd && isBlank(input))) return;
    if (isOut && stack.canShift(dedent)) input.acceptToken(dedent);
    else if (isDeeper && stack.canShift(indent)) input.acceptToken(indent);
  },
  { contextual: true },
);

/** A newline ends a statement wherever one may end (`newline`); inside parentheses and after an operator it is a space (`lineBreak`). */
export const newlines = new ExternalTokenizer(
  (input, stack) => {
    if (!endsLine(input.next)) return;
    while (endsLine(input.next)) input.advance();
    input.acceptToken(stack.canShift(newline) ? newline : lineBreak);
  },
  { contextual: true },
);

/** The names of what a value has without a call: behind a point `T` and `shape` are no names like others. */
export function property(name: string, stack: Stack): number {
  return (name === "T" || name === "shape") && stack.canShift(Property) ? Property : -1;
}

/** One character that begins no token, a surrogate pair as one. */
export const unknownCharacter = new ExternalTokenizer((input) => {
  if (input.next < 0) return;
  const high = input.next >= 0xd800 && input.next < 0xdc00;
  input.advance();
  if (high && input.next >= 0xdc00 && input.next < 0xe000) input.advance();
  input.acceptToken(Unknown);
});
