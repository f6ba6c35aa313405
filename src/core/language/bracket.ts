import { notClosed } from "./messages.ts";
import type { Reader } from "./reader.ts";
import type { CLOSE, SQUARE_CLOSE } from "./token.ts";

/** Takes the bracket that the reader stands before, one level of nesting. */
export function openBracket(reader: Reader): void {
  reader.enter(reader.at);
  reader.open.push(reader.at);
  reader.take();
}

/** Takes the bracket that closes the innermost open one. Throws a Problem where another token stands. */
export function closeBracket(reader: Reader, kind: typeof CLOSE | typeof SQUARE_CLOSE): void {
  if (reader.peek() !== kind) throw notClosed(reader);
  reader.open.pop();
  reader.leave();
  reader.take();
}
