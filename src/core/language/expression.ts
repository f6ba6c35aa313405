import { meantCallee, meantName, meantNumber, superscriptDigits } from "./characters.ts";
import * as messages from "./messages.ts";
import { binary, call, product } from "./nodes.ts";
import type { Expr, NamedArgument, Span } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";
import { valueMissing } from "./value-missing.ts";

/**
 * Reads one expression from where the reader stands. Levels from loosest to tightest: comparison, sum, product, sign,
 * power, atom; long sums and products are loops, so the calls nest only as deep as the text does, which `Reader.enter`
 * bounds. Throws a Problem.
 */
export function readExpression(reader: Reader): Expr {
  const from = reader.from;
  const left = readSum(reader);
  const kind = reader.peek();
  if (kind < token.LESS || kind > token.EQUAL_EQUAL) return left;
  const sign = reader.at;
  reader.takeAndGoOn();
  const compared = binary(reader, from, left, kind, readSum(reader));
  if (reader.peek() >= token.LESS && reader.peek() <= token.EQUAL_EQUAL)
    throw messages.chainedComparison(reader, from, sign);
  return compared;
}

function readSum(reader: Reader): Expr {
  const from = reader.from;
  let left = readProduct(reader);
  for (let kind = reader.peek(); kind === token.PLUS || kind === token.MINUS; kind = reader.peek()) {
    reader.takeAndGoOn();
    left = binary(reader, from, left, kind, readProduct(reader));
  }
  return left;
}

function readProduct(reader: Reader): Expr {
  const from = reader.from;
  let left = readSigned(reader);
  for (;;) {
    const kind = reader.peek();
    if (kind >= token.TIMES && kind <= token.AT) {
      reader.takeAndGoOn();
      left = binary(reader, from, left, kind, readSigned(reader));
    } else if (kind === token.NAME || kind === token.OPEN || kind === token.ROOT) {
      left = product(reader, from, left, readPower(reader));
    } else if (kind === token.NUMBER) {
      throw messages.numberAfterValue(reader);
    } else {
      return left;
    }
  }
}

function readSigned(reader: Reader): Expr {
  if (reader.peek() !== token.MINUS && reader.peek() !== token.PLUS) return readPower(reader);
  const minuses: number[] = [];
  const outer = reader.nesting;
  for (let kind = reader.peek(); kind === token.MINUS || kind === token.PLUS; kind = reader.peek()) {
    if (kind === token.MINUS) minuses.push(reader.from);
    reader.enter(reader.at);
    reader.takeAndGoOn();
  }
  let operand = readPower(reader);
  reader.nesting = outer;
  for (let from = minuses.pop(); from !== undefined; from = minuses.pop()) {
    reader.nodes++;
    operand = { kind: "negate", operand, span: reader.since(from) };
  }
  return operand;
}

/** Right associative: the exponent is read as a power of its own, and may carry a sign. */
function readPower(reader: Reader): Expr {
  const from = reader.from;
  const base = readRaised(reader);
  if (reader.peek() !== token.CARET) return base;
  reader.enter(reader.at);
  reader.takeAndGoOn();
  const exponent = readSigned(reader);
  reader.leave();
  return binary(reader, from, base, token.CARET, exponent);
}

/** An atom and a superscript: `x²`, `x⁻¹`. */
function readRaised(reader: Reader): Expr {
  const from = reader.from;
  const base = readAtom(reader);
  if (reader.peek() !== token.SUPERSCRIPT) return base;
  const span = reader.span(reader.at);
  const text = reader.text(reader.at);
  reader.take();
  reader.nodes++;
  const digits: Expr = { kind: "number", value: superscriptDigits(text), span };
  if (!text.startsWith("⁻")) return binary(reader, from, base, token.CARET, digits);
  reader.nodes++;
  return binary(reader, from, base, token.CARET, { kind: "negate", operand: digits, span });
}

function readAtom(reader: Reader): Expr {
  const index = reader.at;
  switch (reader.peek()) {
    case token.NUMBER: {
      reader.take();
      reader.nodes++;
      return { kind: "number", value: meantNumber(reader.text(index)), span: reader.span(index) };
    }
    case token.NAME:
      reader.take();
      if (reader.peek() === token.OPEN) return readCall(reader, index);
      reader.nodes++;
      return { kind: "name", name: meantName(reader.text(index)), span: reader.span(index) };
    case token.OPEN:
      return readGroup(reader);
    case token.ROOT:
      return readRoot(reader);
    default:
      throw valueMissing(reader);
  }
}

function readGroup(reader: Reader): Expr {
  openParenthesis(reader);
  if (reader.peek() === token.CLOSE) throw messages.emptyParentheses(reader);
  const inner = readExpression(reader);
  closeParenthesis(reader);
  return inner;
}

/** `√x` is `sqrt(x)`; the sign takes the atom after it: `√2x` is √2·x, `√x^2` is (√x)². */
function readRoot(reader: Reader): Expr {
  const signs: Span[] = [];
  const outer = reader.nesting;
  while (reader.peek() === token.ROOT) {
    signs.push(reader.span(reader.at));
    reader.enter(reader.at);
    reader.takeAndGoOn();
  }
  let operand = readAtom(reader);
  reader.nesting = outer;
  for (let sign = signs.pop(); sign !== undefined; sign = signs.pop()) {
    operand = call(reader, "sqrt", sign, [operand], [], true);
  }
  return operand;
}

function readCall(reader: Reader, name: number): Expr {
  const calleeSpan = reader.span(name);
  const adjacent = reader.from === calleeSpan.to;
  openParenthesis(reader);
  if (reader.peek() === token.CLOSE) throw messages.emptyCall(reader, name);
  const args: Expr[] = [];
  const named: NamedArgument[] = [];
  for (;;) {
    const index = reader.at;
    const value = readExpression(reader);
    if (reader.peek() === token.EQUALS) named.push(readNamedArgument(reader, index, value));
    else if (named.length > 0) throw messages.positionalAfterNamed(reader, index);
    else args.push(value);
    if (reader.peek() !== token.COMMA) break;
    reader.takeAndGoOn();
  }
  closeParenthesis(reader);
  return call(reader, meantCallee(reader.text(name)), calleeSpan, args, named, adjacent);
}

/** The `=` and the value of `a=0.1`, whose name has been read as an expression. */
function readNamedArgument(reader: Reader, index: number, name: Expr): NamedArgument {
  if (name.kind !== "name" || name.span.from !== reader.tokens.from[index]) throw messages.equalsInside(reader);
  reader.nodes--;
  reader.takeAndGoOn();
  const value = readExpression(reader);
  return { name: name.name, value, span: reader.since(name.span.from) };
}

function openParenthesis(reader: Reader): void {
  reader.enter(reader.at);
  reader.open.push(reader.at);
  reader.take();
}

function closeParenthesis(reader: Reader): void {
  if (reader.peek() !== token.CLOSE) throw messages.notClosed(reader);
  reader.open.pop();
  reader.leave();
  reader.take();
}
