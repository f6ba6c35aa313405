import { ExternalTokenizer, type Stack } from "@lezer/lr";
import { lineBreak, newline, Property, Unknown } from "./parser.generated.terms.ts";

/** Whether a UTF-16 code unit ends a line: LF, CR, NEL, line and paragraph separators. */
export function endsLine(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

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
