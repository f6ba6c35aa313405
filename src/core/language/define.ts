import { t } from "../words/t.ts";
import { meantCallee, meantName } from "./characters.ts";
import { readExpression } from "./expression.ts";
import { indentationOf } from "./indentation.ts";
import * as messages from "./statementMessages.ts";
import type { AssignStatement, DefineStatement, Expr, Parameter, SimpleStatement } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/**
 * `def s(u): return …`, the return on the same line or the next, or after lines that stand deeper than the `def` and name
 * values. Throws a Problem.
 * @param readLine reads one line, up to what ends it
 */
export function readDef(reader: Reader, readLine: (reader: Reader) => SimpleStatement[]): DefineStatement {
  const { at: start, from } = reader;
  reader.takeAndGoOn();
  if (reader.peek() !== token.NAME) throw messages.defIncomplete(reader, t`a name`);
  const name = meantCallee(reader.text(reader.at));
  const nameSpan = reader.span(reader.at);
  reader.takeAndGoOn();
  if (reader.peek() !== token.OPEN) throw messages.defIncomplete(reader, "“(”");
  reader.takeAndGoOn();
  const parameters = reader.peek() === token.CLOSE ? [] : readParameters(reader);
  if (reader.peek() !== token.CLOSE) throw messages.defIncomplete(reader, "“)”");
  reader.takeAndGoOn();
  if (reader.peek() !== token.COLON) throw messages.defIncomplete(reader, "“:”");
  reader.takeAndGoOn();
  const locals = readLocals(reader, start, readLine);
  reader.takeAndGoOn();
  const body = readExpression(reader);
  reader.nodes++;
  const lines = locals.length === 0 ? {} : { locals };
  return { kind: "define", name, nameSpan, parameters, ...lines, body, span: reader.since(from) };
}

/** The lines before the return, at which the reader then stands. @param start the `def` */
function readLocals(
  reader: Reader,
  start: number,
  readLine: (reader: Reader) => SimpleStatement[],
): readonly AssignStatement[] {
  const { source, tokens } = reader;
  const locals: AssignStatement[] = [];
  for (let lines = 0; ; lines++) {
    const kind = reader.peek();
    if (kind === token.RETURN && lines === 0) return locals;
    const begins = tokens.kind[reader.at - 1] === token.NEWLINE;
    const isOut = begins && indentationOf(source, tokens, reader.at) <= indentationOf(source, tokens, start);
    if (kind === token.END || isOut) throw messages.returnMissing(reader, start, kind === token.RETURN);
    if (kind === token.RETURN) return locals;
    if (kind === token.FOR || kind === token.DEF) throw messages.blockInFunction(reader);
    for (const statement of readLine(reader)) {
      if (statement.kind !== "assign") throw messages.refuseInFunction(statement);
      locals.push(statement);
    }
    if (!token.endsStatement(reader.peek())) throw messages.unexpected(reader);
    while (reader.peek() === token.NEWLINE || reader.peek() === token.SEMICOLON) reader.at++;
  }
}

/** `u, a=0.1`, at least one. */
export function readParameters(reader: Reader): Parameter[] {
  const parameters: Parameter[] = [];
  for (;;) {
    if (reader.peek() !== token.NAME) throw messages.parameterMissing(reader);
    const span = reader.span(reader.at);
    const name = meantName(reader.text(reader.at));
    reader.takeAndGoOn();
    let fallback: Expr | null = null;
    if (reader.peek() === token.EQUALS) {
      reader.takeAndGoOn();
      fallback = readExpression(reader);
      reader.skipNewlines();
    }
    reader.nodes++;
    parameters.push({ name, span, fallback });
    if (reader.peek() !== token.COMMA) break;
    reader.takeAndGoOn();
  }
  messages.refuseTwins(parameters);
  return parameters;
}
