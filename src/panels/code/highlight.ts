import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser as javascript } from "@lezer/javascript";
import { parser as python } from "@lezer/python";
import type { Dialect } from "../../core/listing/listing.ts";

/** A piece of a line, and the classes of what it is: `tok-comment`, `tok-number`. */
export interface Token {
  readonly text: string;
  readonly classes: string;
}

/** The pieces of one line of code. Every line of a listing can be read by itself. */
export function tokensOf(line: string, dialect: Dialect): readonly Token[] {
  const parser = dialect === "javascript" ? javascript : python;
  const tokens: Token[] = [];
  highlightCode(
    line,
    parser.parse(line),
    classHighlighter,
    (text, classes) => tokens.push({ text, classes }),
    () => undefined,
  );
  return tokens;
}
