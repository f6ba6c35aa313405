import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/**
 * How numbers stand side by side in the list that the reader stands before: `[[1 2] [3 4]]` and `[1. 2.]` are arrays as
 * NumPy prints them; in `[1 2]` commas are missing; `[1 -2]` may be two numbers or their difference. Null for any list
 * that holds a comma or more than numbers.
 */
export type Spacing = "print-out" | "missing" | "difference" | null;

export function spacing(reader: Reader): Spacing {
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
        if (before !== token.SQUARE_OPEN) pairs++;
        break;
      case token.SQUARE_CLOSE:
        depth--;
        break;
      case token.NUMBER:
        if (!/[.．]/.test(reader.text(at))) pointless++;
        // A sign has been counted with what stands before it.
        if (before === token.NUMBER || before === token.SQUARE_CLOSE) pairs++;
        break;
      case token.PLUS:
      case token.MINUS:
        if (kind[at + 1] !== token.NUMBER || from[at + 1] !== to[at]) return null;
        if (before === token.SQUARE_OPEN) break;
        if (from[at] === end) return null;
        if (before === token.SQUARE_CLOSE) pairs++;
        else differences++;
        break;
      default:
        return null;
    }
    before = here;
    end = to[at] ?? 0;
  }
  if (pairs > 0) return rows > 1 || pointless === 0 ? "print-out" : "missing";
  return differences > 0 ? "difference" : null;
}
