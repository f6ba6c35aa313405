/** Kinds of token. Operators first: a kind up to `CARET` stands between two values. */
export const PLUS = 1;
export const MINUS = 2;
export const TIMES = 3;
export const DIVIDE = 4;
export const DOT = 5;
export const AT = 6;
export const LESS = 7;
export const GREATER = 8;
export const LESS_EQUAL = 9;
export const GREATER_EQUAL = 10;
export const EQUAL_EQUAL = 11;
export const CARET = 12;

export const NUMBER = 20;
export const NAME = 21;
export const OPEN = 22;
export const CLOSE = 23;
export const COMMA = 24;
export const EQUALS = 25;
export const SUPERSCRIPT = 26;
export const ROOT = 27;
export const COLON = 28;
export const DEF = 29;
export const RETURN = 30;
export const LAMBDA = 31;
export const IMPORT_LINE = 32;
export const SQUARE_OPEN = 33;
export const SQUARE_CLOSE = 34;
export const PERIOD = 35;
/** `True`, `False`, `None`: what a named argument may be set to. */
export const SETTING = 36;
export const FOR = 37;
export const IN = 38;

/** What ends a statement. `END` stands once, after the last token. */
export const NEWLINE = 40;
export const SEMICOLON = 41;
export const END = 42;

/** What no statement holds; scanned as tokens so that a diagnostic can name them. */
export const RESERVED = 50;
export const BRACE = 51;
export const WALRUS = 52;
export const UPDATE = 53;
export const NOT_EQUAL = 54;
export const TEXT = 56;
export const UNKNOWN = 57;

/** The tokens of a text as three parallel columns, which costs far less than one object a token. `to` is exclusive. */
export interface Tokens {
  readonly kind: number[];
  readonly from: number[];
  readonly to: number[];
}

/** Whether a token of this kind stands between two values. */
export function isOperator(kind: number): boolean {
  return kind <= CARET;
}

/** Whether a statement may end before a token of this kind. */
export function endsStatement(kind: number): boolean {
  return kind >= NEWLINE && kind <= END;
}
