import { t } from "../words/t.ts";
import { meantName, propertyOfF } from "./characters.ts";
import { readExpression } from "./expression.ts";
import { indentationOf } from "./indentation.ts";
import * as messages from "./loopMessages.ts";
import type { CallExpr, Expr, ForStatement, Statement } from "./program.ts";
import type { Reader } from "./reader.ts";
import { readStatement } from "./statement.ts";
import * as token from "./token.ts";

/** The lines of a loop: which begin at `column`, and end before a line that begins no deeper than the `for` at `base`. */
export interface Block {
  readonly base: number;
  readonly column: number;
}

/**
 * Reads a loop, from its `for` at the beginning of a line to the end of its last line; null where none begins here. A
 * loop that holds nothing (an import, broken lines) is no statement. Throws a Problem where its first line is broken.
 * Loops cannot nest deep: each is a character deeper than the one around it.
 * @param readBlock reads the lines of a block and keeps their problems
 */
export function readLoop(reader: Reader, readBlock: (block: Block) => Statement[]): Statement[] | null {
  const { at, from } = reader;
  const startsLine = at === 0 || reader.tokens.kind[at - 1] === token.NEWLINE;
  if (reader.peek() !== token.FOR || !startsLine) return null;
  const header = readHeader(reader);
  reader.nodes++;
  const next = reader.peek();
  if (next === token.SEMICOLON) throw messages.blockMissing(reader, reader.at, at);
  const isBlock = next === token.NEWLINE || next === token.END;
  const block = isBlock ? blockBelow(reader, at) : null;
  reader.loops.push(header.variable);
  const body = block === null ? readRestOfLine(reader) : readBlock(block);
  reader.loops.pop();
  const last = body.at(-1);
  return last === undefined ? [] : [{ kind: "for", ...header, body, span: { from, to: last.span.to } }];
}

/** `for t in range(3):`, on one line unless brackets go on. */
function readHeader(reader: Reader): Pick<ForStatement, "variable" | "variableSpan" | "range" | "rangeSpan"> {
  reader.take();
  const { at } = reader;
  if (reader.peek() !== token.NAME || propertyOfF(reader.text(at)) !== null)
    throw messages.headerIncomplete(reader, t`a name`);
  const variable = meantName(reader.text(at));
  const variableSpan = reader.span(at);
  reader.take();
  if (reader.peek() === token.COMMA) throw messages.severalVariables(reader, at);
  if (reader.peek() !== token.IN) throw messages.headerIncomplete(reader, "“in”");
  reader.take();
  const counted = reader.at;
  const range = readExpression(reader);
  if (!isRange(range)) throw messages.notARange(reader, at, counted, range);
  if (reader.peek() !== token.COLON)
    throw token.endsStatement(reader.peek()) ? messages.colonMissing(range.span) : messages.unexpected(reader);
  if (reader.loops.includes(variable)) throw messages.countedTwice(variable, variableSpan);
  reader.take();
  return { variable, variableSpan, range: range.args, rangeSpan: range.span };
}

function isRange(expr: Expr): expr is CallExpr {
  return expr.kind === "call" && expr.callee === "range" && expr.named.length === 0 && expr.args.length <= 3;
}

/** The block on the lines below a header whose `for` is the token `start`. */
function blockBelow(reader: Reader, start: number): Block {
  const { source, tokens } = reader;
  const base = indentationOf(source, tokens, start);
  let first = reader.at;
  while (tokens.kind[first] === token.NEWLINE) first++;
  const column = indentationOf(source, tokens, first);
  if (tokens.kind[first] === token.END || column <= base) throw messages.blockMissing(reader, first, start);
  reader.at = first;
  return { base, column };
}

/** `h = 2 h; s = s + h` after the colon. */
function readRestOfLine(reader: Reader): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    if (reader.peek() === token.IMPORT_LINE) throw messages.unexpected(reader);
    statements.push(...readStatement(reader));
    while (reader.peek() === token.SEMICOLON) reader.take();
    if (reader.peek() === token.NEWLINE || reader.peek() === token.END) return statements;
  }
}
