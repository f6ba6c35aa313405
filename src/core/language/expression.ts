import { attributes } from "./attributes.ts";
import { closeBracket, openBracket } from "./bracket.ts";
import { readCall } from "./call.ts";
import { meantName, meantNumber, propertyOfF, superscriptDigits } from "./characters.ts";
import { noAttributes } from "./attributeMessages.ts";
import { commaMissing } from "./listMessages.ts";
import { readList, readTuple } from "./list.ts";
import * as messages from "./messages.ts";
import { binary, call, method, product } from "./nodes.ts";
import type { Expr, NameExpr, Span } from "./program.ts";
import type { Reader } from "./reader.ts";
import { readSuffixes } from "./suffix.ts";
import * as token from "./token.ts";
import { valueMissing } from "./valueMissing.ts";

/**
 * Reads one expression from where the reader stands. Levels from loosest to tightest: comparison, sum, product, sign,
 * power, suffix, atom; long sums and products are loops, so the calls nest only as deep as the text does, which `Reader.enter`
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
      if (kind === token.NAME) refuseAttributeOfNumber(reader);
      left = product(reader, from, left, readPower(reader));
    } else if (kind === token.NUMBER) {
      throw entryFollows(reader) ? commaMissing(reader) : messages.numberAfterValue(reader);
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

/** `2.T`: the point was taken for the number's own, as in `2. x`. */
function refuseAttributeOfNumber(reader: Reader): void {
  const { kind, to } = reader.tokens;
  const { at, from } = reader;
  if (kind[at - 1] !== token.NUMBER || to[at - 1] !== from || !".．".includes(reader.source[from - 1] ?? " ")) return;
  if (attributes.has(reader.text(at))) throw noAttributes(reader, at);
}

/** Whether the number that follows a value is surely the next entry of a list: `[x 2]`, and not `[1.2.3]`. */
function entryFollows(reader: Reader): boolean {
  const { kind } = reader.tokens;
  if (kind[reader.open.at(-1) ?? -1] !== token.SQUARE_OPEN) return false;
  return kind[reader.at - 1] !== token.NUMBER || reader.end !== reader.from;
}

/** A value with its suffixes and a superscript: `x²`, `x⁻¹`, `x[0]²`. */
function readRaised(reader: Reader): Expr {
  const from = reader.from;
  const base = readSuffixed(reader);
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

function readSuffixed(reader: Reader): Expr {
  const { at, from } = reader;
  const atom = readAtom(reader);
  const kind = reader.peek();
  if (kind !== token.SQUARE_OPEN && kind !== token.PERIOD) return atom;
  const first = reader.tokens.kind[at];
  return first === token.NUMBER || first === token.ROOT ? atom : readSuffixes(reader, from, atom, readExpression);
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
      return reader.peek() === token.OPEN ? readCall(reader, index, readExpression) : readName(reader, index);
    case token.OPEN:
      return readGroup(reader);
    case token.SQUARE_OPEN:
      return readList(reader, readExpression);
    case token.ROOT:
      return readRoot(reader);
    default:
      throw valueMissing(reader);
  }
}

function readName(reader: Reader, index: number): Expr {
  const text = reader.text(index);
  const span = reader.span(index);
  reader.nodes++;
  const property = text.startsWith("F.") ? propertyOfF(text) : null;
  const attribute = property === null ? undefined : attributes.get(property);
  if (attribute?.kind !== "property") return { kind: "name", name: meantName(text), span };
  const value: NameExpr = { kind: "name", name: "F", span: { from: span.from, to: span.from + 1 } };
  return method(reader, span.from, attribute.callee, { from: span.from + 2, to: span.to }, [value], []);
}

function readGroup(reader: Reader): Expr {
  const from = reader.from;
  openBracket(reader);
  if (reader.peek() === token.CLOSE) throw messages.emptyParentheses(reader);
  const inner = readExpression(reader);
  if (reader.peek() === token.COMMA) return readTuple(reader, from, inner, readExpression);
  closeBracket(reader, token.CLOSE);
  return inner;
}

/** `√x` is `sqrt(x)`; the sign takes the atom after it with its suffixes: `√2x` is √2·x, `√x^2` is (√x)². */
function readRoot(reader: Reader): Expr {
  const signs: Span[] = [];
  const outer = reader.nesting;
  while (reader.peek() === token.ROOT) {
    signs.push(reader.span(reader.at));
    reader.enter(reader.at);
    reader.takeAndGoOn();
  }
  let operand = readSuffixed(reader);
  reader.nesting = outer;
  for (let sign = signs.pop(); sign !== undefined; sign = signs.pop()) {
    operand = call(reader, "sqrt", sign, [operand], [], true);
  }
  return operand;
}
