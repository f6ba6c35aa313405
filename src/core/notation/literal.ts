import { atom, level, negated, type Piece } from "./piece.ts";
import { numberParts, partsText, type NumberContext, type NumberParts } from "./number.ts";
import type { Decimals } from "./explanation.ts";

function partsPiece({ negative, digits, exponent }: NumberParts): Piece {
  const size = digits === "∞" ? "\\infty" : digits === "NaN" ? "\\mathrm{NaN}" : digits;
  const piece: Piece =
    exponent === null
      ? atom(size, "number")
      : {
          latex: `${size === "1" ? "" : `${size} \\times `}10^{${exponent}}`,
          level: level.product,
          first: "number",
          last: "number",
        };
  return negative ? negated(piece) : piece;
}

/** A literal with more characters than this, such as 1/3 once computed, is cut to six significant figures. */
const LONGEST = 10;
const MOST_DIGITS = 6;

function literalParts(value: number): NumberParts {
  const short = Number(value.toPrecision(MOST_DIGITS));
  const [mantissa = "", exponent] = String(Math.abs(String(value).length > LONGEST ? short : value)).split("e");
  return {
    negative: value < 0,
    digits: mantissa === "Infinity" ? "∞" : mantissa,
    exponent: exponent === undefined ? null : Number(exponent),
  };
}

/** A number that the program or a rule writes, in its shortest form: 0.1, not 0.10. */
export function literalPiece(value: number): Piece {
  return partsPiece(literalParts(value));
}

/** The same in plain text. */
export function literalText(value: number): string {
  return partsText(literalParts(value));
}

/** A number of the trace, printed as `formatNumber` prints it. */
export function numberPiece(value: number, decimals: Decimals, context: NumberContext): Piece {
  return partsPiece(numberParts(value, decimals, context));
}

/** `formatNumber` for KaTeX: `-0.53`, `1.23 \\times 10^{-7}`, `\\infty`. */
export function latexNumber(value: number, decimals: Decimals, context: NumberContext): string {
  return numberPiece(value, decimals, context).latex;
}
