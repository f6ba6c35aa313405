import { BACKSLASH, BANG, classAt, DIGIT, HASH, LETTER, MARK, QUOTE, SPACE } from "./alphabet.ts";
import { libraries, meantName, submodules } from "./characters.ts";
import * as token from "./token.ts";
import type { Tokens } from "./token.ts";
import { wordKind } from "./words.ts";

const importLine = /(?:import[ \t]+[A-Za-z_]|from[ \t]+[A-Za-z_][\w.]*[ \t]+import[ \t])[^\n\r;#\u0085\u2028\u2029]*/y;
const continuedLine = /\\[ \t]*\r?\n/y;
const quoted = /"[^"\n\r]*"|'[^'\n\r]*'|“[^“”\n\r]*”|‘[^‘’\n\r]*’/y;
const DOT_SIGN = 46;
const UNDERSCORE = 95;

/**
 * Splits a text into tokens: spaces and comments left out, newlines kept, an `END` of no width last. What the language
 * does not know becomes a token of kind `UNKNOWN`, so no character is lost. Linear in the text.
 */
export function scan(source: string): Tokens {
  const tokens: Tokens = { kind: [], from: [], to: [] };
  let at = 0;
  while (at < source.length) {
    const first = classAt(source, at);
    let kind = first;
    let to = at + 1;
    switch (first) {
      case SPACE:
        at = to;
        continue;
      case HASH:
        at = commentEnd(source, to);
        continue;
      case BACKSLASH:
        to = matchEnd(continuedLine, source, at);
        if (to > at) {
          at = to;
          continue;
        }
        [kind, to] = [token.UNKNOWN, at + 1];
        break;
      case LETTER: {
        const line = startsStatement(tokens) ? matchEnd(importLine, source, at) : at;
        to = line > at ? line : nameEnd(source, at);
        kind = line > at ? token.IMPORT_LINE : nameKind(source.slice(at, to));
        break;
      }
      case DIGIT:
        kind = token.NUMBER;
        to = numberEnd(source, at);
        break;
      case token.PERIOD:
        if (classAt(source, to) === DIGIT) {
          kind = token.NUMBER;
          to = numberEnd(source, at);
        }
        break;
      case token.NEWLINE:
        while (classAt(source, to) === token.NEWLINE) to++;
        break;
      case token.SUPERSCRIPT: {
        to = superscriptEnd(source, at);
        if (to === at) [kind, to] = [token.UNKNOWN, at + 1];
        break;
      }
      case QUOTE:
        to = matchEnd(quoted, source, at);
        kind = to > at ? token.TEXT : token.UNKNOWN;
        to = Math.max(to, at + 1);
        break;
      case MARK:
      case token.UNKNOWN:
        kind = token.UNKNOWN;
        to = at + width(source, at);
        break;
      default: {
        if (first === token.TIMES && source.startsWith("**", at)) [kind, to] = [token.CARET, at + 2];
        const longer = extended(kind, classAt(source, to));
        if (longer !== undefined) [kind, to] = [longer, to + 1];
        else if (kind === BANG) kind = token.UNKNOWN;
      }
    }
    tokens.kind.push(kind);
    tokens.from.push(at);
    tokens.to.push(to);
    at = to;
  }
  tokens.kind.push(token.END);
  tokens.from.push(source.length);
  tokens.to.push(source.length);
  return tokens;
}

/** The kind of an operator together with the character after it, undefined where that one is a token of its own. */
function extended(kind: number, next: number): number | undefined {
  if (kind === token.LESS && next === token.GREATER) return token.NOT_EQUAL;
  if (next !== token.EQUALS) return undefined;
  switch (kind) {
    case token.EQUALS:
      return token.EQUAL_EQUAL;
    case token.LESS:
      return token.LESS_EQUAL;
    case token.GREATER:
      return token.GREATER_EQUAL;
    case token.COLON:
      return token.WALRUS;
    case BANG:
      return token.NOT_EQUAL;
    case token.PLUS:
    case token.MINUS:
    case token.TIMES:
    case token.DIVIDE:
    case token.AT:
    case token.CARET:
      return token.UPDATE;
    default:
      return undefined;
  }
}

function startsStatement({ kind }: Tokens): boolean {
  const last = kind.at(-1);
  return last === undefined || last === token.NEWLINE || last === token.SEMICOLON;
}

function nameKind(text: string): number {
  const meant = meantName(text);
  // λ is a name of its own, though it is spelt like the word that begins a function in Python.
  if (meant === "lambda" && text !== "lambda") return token.NAME;
  const kind = wordKind(meant) ?? token.NAME;
  const isWord = kind === token.SETTING || kind === token.FOR || kind === token.IN;
  return isWord && meant !== text ? token.RESERVED : kind;
}

/** The end of a name, library prefixes included: `np.exp`. */
function nameEnd(source: string, from: number): number {
  let part = from;
  for (;;) {
    let at = part;
    for (let next = LETTER; next === LETTER || next === DIGIT || next === MARK; next = classAt(source, at)) {
      at += width(source, at);
    }
    const goesOn = source.charCodeAt(at) === DOT_SIGN && classAt(source, at + 1) === LETTER;
    if (!goesOn) return at;
    const prefix = source.slice(part, at);
    if (!libraries.has(prefix) && (part === from || !submodules.has(prefix))) return at;
    part = at + 1;
  }
}

function numberEnd(source: string, from: number): number {
  let at = digitsEnd(source, from);
  if (classAt(source, at) === token.PERIOD) at = digitsEnd(source, at + 1);
  const letter = source[at];
  if (letter !== "e" && letter !== "E") return at;
  // 2e is 2·e: only with digits after it does the letter begin an exponent.
  const sign = classAt(source, at + 1);
  const digits = sign === token.PLUS || sign === token.MINUS ? at + 2 : at + 1;
  return classAt(source, digits) === DIGIT ? digitsEnd(source, digits) : at;
}

function digitsEnd(source: string, from: number): number {
  let at = from;
  while (classAt(source, at) === DIGIT) {
    at++;
    if (source.charCodeAt(at) === UNDERSCORE && classAt(source, at + 1) === DIGIT) at++;
  }
  return at;
}

/** The end of a sign and digits, `from` where a sign has no digits. */
function superscriptEnd(source: string, from: number): number {
  const isSign = (i: number): boolean => source[i] === "⁺" || source[i] === "⁻";
  const digits = isSign(from) ? from + 1 : from;
  let at = digits;
  while (classAt(source, at) === token.SUPERSCRIPT && !isSign(at)) at++;
  return at > digits ? at : from;
}

function commentEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length && classAt(source, at) !== token.NEWLINE) at++;
  return at;
}

/** Where a match that begins at `at` ends, `at` where there is none. */
function matchEnd(sticky: RegExp, source: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(source) ? sticky.lastIndex : at;
}

/** Code units of the character at `at`. */
function width(source: string, at: number): number {
  return (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
