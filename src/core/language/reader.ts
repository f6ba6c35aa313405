import { t } from "../words/t.ts";
import { limits } from "./limits.ts";
import { Problem } from "./problem.ts";
import type { Span } from "./program.ts";
import { closedBrackets } from "./recover.ts";
import { END, NEWLINE, type Tokens } from "./token.ts";

/** A place in the tokens of a text, with the counts that the limits are about. What the two parsers share. */
export class Reader {
  readonly source: string;
  readonly tokens: Tokens;
  /** Index of the next token. */
  at = 0;
  /** Where the last token taken ends. */
  end = 0;
  nodes = 0;
  /** Which brackets have a partner. */
  readonly closed: Uint8Array;
  /** Indexes of the brackets open here, outermost first. A newline within one is a space, unless it is never closed. */
  readonly open: number[] = [];
  nesting = 0;
  /** Variables of the loops that the reader stands in, outermost first. */
  readonly loops: string[] = [];

  constructor(source: string, tokens: Tokens) {
    this.source = source;
    this.tokens = tokens;
    this.closed = closedBrackets(source, tokens);
  }

  /** The kind of the next token. */
  peek(): number {
    return this.tokens.kind[this.at] ?? END;
  }

  /** Where the next token begins. */
  get from(): number {
    return this.tokens.from[this.at] ?? this.source.length;
  }

  /** Takes the next token. */
  take(): void {
    this.end = this.tokens.to[this.at] ?? this.source.length;
    this.at++;
    if (this.peek() === NEWLINE && this.closed[this.open.at(-1) ?? -1] === 1) this.skipNewlines();
  }

  /** Takes the next token, after which a statement cannot end: newlines go with it. */
  takeAndGoOn(): void {
    this.take();
    this.skipNewlines();
  }

  skipNewlines(): void {
    while (this.peek() === NEWLINE) this.at++;
  }

  /** Index of the token before the next one, newlines passed over; -1 at the beginning. */
  previous(): number {
    let index = this.at - 1;
    while (this.tokens.kind[index] === NEWLINE) index--;
    return index;
  }

  span(index: number): Span {
    return { from: this.tokens.from[index] ?? this.source.length, to: this.tokens.to[index] ?? this.source.length };
  }

  text(index: number): string {
    return this.source.slice(this.tokens.from[index], this.tokens.to[index]);
  }

  /** From where a construct began to the end of the last token taken. */
  since(from: number): Span {
    return { from, to: this.end };
  }

  /** Counts one level of nesting, to be given back with `leave`. Throws a Problem past the limit. */
  enter(index: number): void {
    if (++this.nesting <= limits.nesting) return;
    throw new Problem(
      t`Parentheses, brackets, signs and powers are nested more than ${limits.nesting} deep here. Name an inner part on a line of its own and use the name.`,
      this.span(index),
    );
  }

  leave(): void {
    this.nesting--;
  }
}
