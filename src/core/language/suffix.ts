import { attributes } from "./attributes.ts";
import * as messages from "./attributeMessages.ts";
import { closeBracket, openBracket } from "./bracket.ts";
import { readArguments, type ReadValue } from "./call.ts";
import { emptyIndex } from "./listMessages.ts";
import { method } from "./nodes.ts";
import type { Expr, Subscript } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/**
 * Reads what follows a value and binds tightest: `.T`, `.sum(axis=0)`, `[0]`, `[1:3]`. `from` is where the value begins,
 * its own parenthesis included. A list written out takes no `[`, which would hide a missing comma. Throws a Problem.
 */
export function readSuffixes(reader: Reader, from: number, value: Expr, readValue: ReadValue): Expr {
  let expr = value;
  const written = reader.tokens.kind[reader.previous()] === token.SQUARE_CLOSE;
  for (let first = true; ; first = false) {
    const kind = reader.peek();
    if (kind === token.PERIOD) expr = readAttribute(reader, from, expr, readValue);
    else if (kind === token.SQUARE_OPEN && !(first && written)) expr = readIndex(reader, from, expr, readValue);
    else return expr;
  }
}

function readAttribute(reader: Reader, from: number, receiver: Expr, readValue: ReadValue): Expr {
  const point = reader.at;
  reader.takeAndGoOn();
  const name = reader.at;
  const attribute = reader.peek() === token.NAME ? attributes.get(reader.text(name)) : undefined;
  if (attribute === undefined) {
    reader.at = point;
    throw messages.unknownAttribute(reader);
  }
  reader.take();
  const calleeSpan = reader.span(name);
  if (attribute.kind === "property") {
    if (attribute.callee === "shape" && reader.peek() === token.OPEN) throw messages.propertyCalled(reader, name);
    return method(reader, from, attribute.callee, calleeSpan, [receiver], []);
  }
  if (reader.peek() !== token.OPEN) throw messages.notCalled(reader, name);
  const { args, named } = readArguments(reader, readValue);
  if (attribute.kind === "refused") throw messages.conversion(reader, name);
  if (attribute.kind === "method")
    return method(reader, from, attribute.callee, calleeSpan, [receiver, ...args], named);
  if (args.length + named.length > 0) throw messages.copyOfNothing(reader, name);
  // `x (y).copy()` may turn out to be a product, and then it matters where it ends.
  const isOpen = (receiver.kind === "call" || receiver.kind === "index") && receiver.span.from === from;
  return isOpen ? { ...receiver, span: reader.since(from) } : receiver;
}

function readIndex(reader: Reader, from: number, operand: Expr, readValue: ReadValue): Expr {
  openBracket(reader);
  if (reader.peek() === token.SQUARE_CLOSE) throw emptyIndex(reader);
  const subscripts: Subscript[] = [];
  do {
    subscripts.push(readSubscript(reader, readValue));
    if (reader.peek() !== token.COMMA) break;
    reader.takeAndGoOn();
  } while (reader.peek() !== token.SQUARE_CLOSE);
  closeBracket(reader, token.SQUARE_CLOSE);
  reader.nodes++;
  return { kind: "index", operand, subscripts, span: reader.since(from) };
}

function readSubscript(reader: Reader, readValue: ReadValue): Subscript {
  const { from, at } = reader;
  messages.refuseEllipsis(reader);
  const first = reader.peek() === token.COLON ? null : readValue(reader);
  if (reader.peek() !== token.COLON && first !== null) {
    messages.refuseMask(reader, at, first);
    return { kind: "at", value: first, span: reader.since(from) };
  }
  reader.take();
  const to = readBound(reader, readValue);
  let step: Expr | null = null;
  if (reader.peek() === token.COLON) {
    reader.take();
    step = readBound(reader, readValue);
  }
  if (reader.peek() === token.COLON) throw messages.colonTooMany(reader);
  reader.nodes++;
  return { kind: "slice", from: first, to, step, span: reader.since(from) };
}

function readBound(reader: Reader, readValue: ReadValue): Expr | null {
  const kind = reader.peek();
  const none = kind === token.COLON || kind === token.COMMA || kind === token.SQUARE_CLOSE;
  return none ? null : readValue(reader);
}
