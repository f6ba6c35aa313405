import { t } from "../words/t.ts";
import { printCount } from "./count.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { readExpression } from "./expression.ts";
import { limits } from "./limits.ts";
import { readLines } from "./lines.ts";
import { unexpected } from "./messages.ts";
import type { Expr, Program } from "./program.ts";
import { Reader } from "./reader.ts";
import { scan } from "./scan.ts";
import { slippedAssignments } from "./slip.ts";
import { END } from "./token.ts";

/** What a text says, and what in it could not be read. */
export interface Parsed {
  /** The statements that could be read, in the order of the text, those after a broken one included. */
  readonly program: Program;
  /** One for each broken statement, or for the limit that the text is past. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a program. Never throws: what cannot be read is a diagnostic at its place, and the other statements stand. */
export function parse(source: string): Parsed {
  if (source.length > limits.characters) {
    const message = t`The text is ${printCount(source.length)} characters long, and the limit is ${printCount(limits.characters)}. Shorten it.`;
    return {
      program: { source, statements: [] },
      diagnostics: [{ message, from: limits.characters, to: source.length }],
    };
  }
  const reader = new Reader(source, scan(source));
  const diagnostics: Diagnostic[] = [];
  const statements = readLines(reader, null, diagnostics);
  if (reader.nodes > limits.nodes) {
    const message = t`The program holds more than ${printCount(limits.nodes)} numbers, names and operators, which is the limit. What follows is not read.`;
    diagnostics.push({ message, from: statements.pop()?.span.from ?? 0, to: source.length });
  }
  const { meant, slips } = slippedAssignments(statements, source);
  return {
    program: { source, statements: meant },
    diagnostics: [...diagnostics, ...slips].sort((a, b) => a.from - b.from),
  };
}

/** Reads one expression, such as a gate's own derivative. Throws Error on anything else: the text is ours, not the user's. */
export function parseExpression(text: string): Expr {
  const reader = new Reader(text, scan(text));
  reader.skipNewlines();
  const expr = readExpression(reader);
  reader.skipNewlines();
  if (reader.peek() !== END) throw unexpected(reader);
  return expr;
}
