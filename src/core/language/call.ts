import { literalOf } from "./array.ts";
import { closeBracket, openBracket } from "./bracket.ts";
import { meantCallee } from "./characters.ts";
import * as messages from "./messages.ts";
import { call } from "./nodes.ts";
import type { Expr, NameExpr, NamedArgument } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** Reads one expression: the levels above an atom hand themselves in to what reads its parts. */
export type ReadValue = (reader: Reader) => Expr;

/** Functions of nothing: one random number. */
const drawn: ReadonlySet<string> = new Set(["randn", "rand"]);

/** Reads the parentheses of a call and what is in them, after the name, which is the token `name`. Throws a Problem. */
export function readCall(reader: Reader, name: number, readValue: ReadValue): Expr {
  const calleeSpan = reader.span(name);
  const adjacent = reader.from === calleeSpan.to;
  const callee = meantCallee(reader.text(name));
  const { args, named } = readArguments(reader, readValue);
  if (args.length + named.length === 0 && !drawn.has(callee)) throw messages.emptyCall(reader, name);
  return literalOf(reader, name, args, named) ?? call(reader, callee, calleeSpan, args, named, adjacent);
}

/** Reads from before the `(` to after the `)`; there may be nothing between them. Throws a Problem. */
export function readArguments(
  reader: Reader,
  readValue: ReadValue,
): { readonly args: readonly Expr[]; readonly named: readonly NamedArgument[] } {
  openBracket(reader);
  const args: Expr[] = [];
  const named: NamedArgument[] = [];
  while (reader.peek() !== token.CLOSE || args.length + named.length > 0) {
    const index = reader.at;
    const value = readValue(reader);
    if (reader.peek() === token.EQUALS) named.push(readNamedArgument(reader, index, value, readValue));
    else if (named.length > 0) throw messages.positionalAfterNamed(reader, index);
    else args.push(value);
    if (reader.peek() !== token.COMMA) break;
    reader.takeAndGoOn();
  }
  closeBracket(reader, token.CLOSE);
  return { args, named };
}

/** The `=` and the value of `a=0.1`, whose name has been read as an expression. */
function readNamedArgument(reader: Reader, index: number, name: Expr, readValue: ReadValue): NamedArgument {
  if (name.kind !== "name" || name.span.from !== reader.tokens.from[index]) throw messages.equalsInside(reader);
  reader.nodes--;
  reader.takeAndGoOn();
  const value = readSetting(reader) ?? readValue(reader);
  return { name: name.name, value, span: reader.since(name.span.from) };
}

/** `True`, `False` or `None`, null where another value stands. */
function readSetting(reader: Reader): NameExpr | null {
  if (reader.peek() !== token.SETTING) return null;
  const index = reader.at;
  reader.take();
  reader.nodes++;
  return { kind: "name", name: reader.text(index), span: reader.span(index) };
}
