import { classAt, SPACE } from "./alphabet.ts";
import { NEWLINE, type Tokens } from "./token.ts";

const TAB = 9;
/** Columns between tab stops, as Python counts them. */
const stop = 8;
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** The column after a space (a tab, a no-break space, a mark of no width) that stands at `column`; −1 after any other character. */
export function columnAfter(code: number, column: number): number {
  if (code === TAB) return column - (column % stop) + stop;
  const character = String.fromCharCode(code);
  if (classAt(character, 0) !== SPACE) return -1;
  return invisible.test(character) ? column : column + 1;
}

/** How many columns of space the line begins with in which a token stands. */
export function indentationOf(source: string, { kind, to }: Tokens, at: number): number {
  let first = at;
  while (first > 0 && kind[first - 1] !== NEWLINE) first--;
  let offset = first === 0 ? 0 : (to[first - 1] ?? 0);
  let column = 0;
  for (;;) {
    const next = columnAfter(source.charCodeAt(offset), column);
    if (next < 0) return column;
    column = next;
    offset++;
  }
}
