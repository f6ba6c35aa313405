import * as token from "./token.ts";

// What a character alone says. A class that is also a token's kind is that token, unless the next character extends it.
export const DIGIT = 100;
export const LETTER = 101;
/** Goes on with a name but begins none: subscripts, combining marks. */
export const MARK = 102;
export const SPACE = 103;
export const HASH = 104;
export const BACKSLASH = 105;
export const QUOTE = 106;
export const BANG = 107;

const ascii = new Uint8Array(128).fill(token.UNKNOWN);
const beyond = new Map<number, number>();

function put(characters: string, kind: number): void {
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 128) ascii[code] = kind;
    else beyond.set(code, kind);
  }
}

put("0123456789", DIGIT);
put("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_", LETTER);
put(" \t\v\f\u00a0\u00ad\u1680\u180e\u202f\u205f\u3000\ufeff", SPACE);
put("\n\r\u0085\u2028\u2029", token.NEWLINE);
put("#", HASH);
put("\\", BACKSLASH);
put("\"'“‘", QUOTE);
put("!", BANG);
put("(", token.OPEN);
put(")", token.CLOSE);
put("[", token.SQUARE_OPEN);
put("]", token.SQUARE_CLOSE);
put("{}", token.BRACE);
put(",", token.COMMA);
put(":", token.COLON);
put(";\u037e", token.SEMICOLON);
put("=", token.EQUALS);
put("<", token.LESS);
put(">", token.GREATER);
put("≤⩽", token.LESS_EQUAL);
put("≥⩾", token.GREATER_EQUAL);
put("≠", token.NOT_EQUAL);
put("+", token.PLUS);
put("-\u2010\u2011\u2012\u2013\u2212\ufe63", token.MINUS);
put("*×\u2217", token.TIMES);
put("/÷\u2044\u2215", token.DIVIDE);
put("·\u0387\u2022\u2219\u22c5", token.DOT);
put("@", token.AT);
put("^\u02c6", token.CARET);
put(".", token.PERIOD);
put("√", token.ROOT);
put("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", token.SUPERSCRIPT);
put("\u1d62\u1d63\u1d64\u1d65\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089", MARK);
put("\u2090\u2091\u2092\u2093\u2094\u2095\u2096\u2097\u2098\u2099\u209a\u209b\u209c", MARK);

const letter = new RegExp(
  "[\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u013e\\u0141-\\u0148\\u014a-\\u02af" +
    "\\u0370-\\u0373\\u0376\\u0377\\u037b-\\u037d\\u0386\\u0388-\\u03f5\\u03f7-\\u03ff\\u0400-\\u0481\\u048a-\\u052f" +
    "\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3\\u210e\\u2113\\u2126" +
    // Slanted, bold and other mathematical letters as PDFs have them, ∇ and ∂ among them left out.
    "\\u{1d400}-\\u{1d6c0}\\u{1d6c2}-\\u{1d6da}\\u{1d6dc}-\\u{1d6fa}\\u{1d6fc}-\\u{1d714}\\u{1d716}-\\u{1d734}" +
    "\\u{1d736}-\\u{1d74e}\\u{1d750}-\\u{1d76e}\\u{1d770}-\\u{1d788}\\u{1d78a}-\\u{1d7a8}\\u{1d7aa}-\\u{1d7c2}\\u{1d7c4}-\\u{1d7cb}]",
  "u",
);
const mark = /[\u0300-\u036f]/;
const invisible = /[\u2000-\u200f\u202a-\u202e\u2060-\u2064]/;

/** The class of the character that begins at `at`, `END` past the text. Full-width forms are as their plain ones. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ascii[code] ?? token.UNKNOWN;
  return at < text.length ? classBeyond(text.codePointAt(at) ?? 0) : token.END;
}

function classBeyond(code: number): number {
  if (code > 0xff00 && code < 0xff5f) return ascii[code - 0xfee0] ?? token.UNKNOWN;
  const known = beyond.get(code);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(code);
  if (letter.test(character)) return LETTER;
  if (mark.test(character)) return MARK;
  return invisible.test(character) ? SPACE : token.UNKNOWN;
}
