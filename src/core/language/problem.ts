import { t } from "../words/t.ts";
import type { Diagnostic, Fix } from "./diagnostic.ts";
import type { Span } from "./program.ts";

/** Ends the reading of one statement. Thrown and caught within this folder: it never reaches a caller of `parse`. */
export class Problem extends Error {
  readonly diagnostic: Diagnostic;
  constructor(message: string, span: Span, fix?: Fix) {
    super(message);
    this.diagnostic = { message, from: span.from, to: span.to, ...(fix && { fix }) };
  }
}

/** What a fix is called that writes a text in the place of another. */
export const writing = (text: string): string => t`write ${text}`;

/** What a fix is called that puts in a text that is missing. */
export const adding = (text: string): string => t`add ${text}`;

/** What a fix is called that takes out a text that is in the way. */
export const takingOut = (text: string): string => t`take ${text} out`;

/** What a fix is called that takes out a text that nothing needs. */
export const leavingOut = (text: string): string => t`leave ${text} out`;

/** The fix that puts `text` at an offset. */
export function inserting(text: string, at: number, label: string): Fix {
  return { label, insert: text, from: at, to: at };
}

/** The fix that puts `text` in the place of a range. */
export function replacing(span: Span, text: string, label: string): Fix {
  return { label, insert: text, from: span.from, to: span.to };
}

/** The fix that takes a range out. */
export function removing(span: Span, label: string): Fix {
  return replacing(span, "", label);
}
