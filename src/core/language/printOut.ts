import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/**
 * How numbers stand side by side in the list that the reader stands before: `[[1 2] [3 4]]` and `[1. 2.]` are arrays as
 * NumPy prints them; in `[1 2]` commas are missing; `[1 -2]` may be two numbers or their difference; NumPy
 * leaves out entries of long arrays, `[1. 2. ... 9.]`. Null for any list that holds a comma or more than numbers.
 */
type Spacing = "print-out" | "missing" | "difference" | "elided" | null;

export function spacing(reader: Reader): Spacing {
  if (reader.closed[reader.at] !== 1) return null;
  const { kind, from, to } = reader.tokens;
  let depth = 0;
  let rows = 0;
  let pairs = 0;
  let differences = 0;
  let pointless = 0;
  let before = token.SQUARE_OPEN;
  let end = 0;
  for (let at = reader.at; depth > 0 || at === reader.at; at++) {
    const here = kind[at] ?? token.END;
    switch (here) {
      case token.NEWLINE:
        continue;
      case token.SQUARE_OPEN:
        depth++;
        rows++;
        if (before === token.SQUARE_CLOSE) pairs++;
        else if (before !== token.SQUARE_OPEN) return null;
        break;
      case token.SQUARE_CLOSE:
        depth--;
        break;
      case token.NUMBER:
        if (!/[.．]/.test(reader.text(at))) pointless++;
        if (before === token.SQUARE_CLOSE || (before === token.NUMBER && from[at] === end)) return null;
        // A sign has been counted with what stands before it.
        if (before === token.NUMBER) pairs++;
        break;
      case token.PLUS:
      case token.MINUS:
        if (kind[at + 1] !== token.NUMBER || from[at + 1] !== to[at]) return null;
        if (before === token.SQUARE_OPEN) break;
        if (before === token.SQUARE_CLOSE || from[at] === end) return null;
        differences++;
        break;
      default:
        return pairs > 0 && isEllipsis(reader, at) ? "elided" : null;
    }
    before = here;
    end = to[at] ?? 0;
  }
  if (pairs > 0) return rows > 1 || pointless === 0 ? "print-out" : "missing";
  return differences > 0 ? "difference" : null;
}

/** Whether `...` stands at a token, as three points or as one character. */
export function isEllipsis(reader: Reader, at: number): boolean {
  const { kind } = reader.tokens;
  if (kind[at] === token.UNKNOWN) return reader.text(at) === "…";
  return kind[at] === token.PERIOD && kind[at + 1] === token.PERIOD && kind[at + 2] === token.PERIOD;
}
