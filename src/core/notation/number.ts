import type { Trace } from "../trace/trace.ts";
import type { Decimals } from "./explanation.ts";
import { traceNumbers } from "./traceNumbers.ts";

/** What `auto` needs to know of the whole example: one count of decimals for all of its numbers, 0 where all are integers. */
export interface NumberContext {
  readonly decimals: number;
  /** Decimals that `auto` never drops, two unless told: 1.00. Entries of a matrix drop all zeros that say nothing. */
  readonly fewest?: number;
  /** Figures that `auto` shows of a number with more than two decimals: of many numbers none is read to the last digit. */
  readonly figures?: number;
}

/** The same for entries of vectors and matrices, which are as short as they can be: 0.1, 1. */
export function entryContext(context: NumberContext): NumberContext {
  return { ...context, fewest: 0 };
}

/** Two numbers closer than this, relative to their size, are one number with float noise: 0.1 + 0.2 is 0.3. */
const NOISE_DIGITS = 13;
const FEWEST = 2;
const MOST = 6;
/** A matrix is read as a whole: more figures in each of its entries hide more than they tell. */
const MOST_IN_MATRICES = 4;
const SIGNIFICANT = 3;
/** Of more numbers than these some are alike to any count of decimals that is worth reading. */
const FEW = 60;
const FIGURES_OF_MANY = 4;
/** Outside of these magnitudes a number is printed in scientific notation, whatever the count of decimals. */
const SMALLEST_PLAIN = 1e-4;
const LEAST_SCIENTIFIC = 1e6;

/** The same number without float noise (relative 1e-12). */
export function withoutNoise(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(NOISE_DIGITS)) : value;
}

function isPlain(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= SMALLEST_PLAIN && size < LEAST_SCIENTIFIC);
}

/** Decimals in the shortest decimal form of a plain number: 2 for 0.25. */
function decimalsOf(value: number): number {
  const text = String(Math.abs(value));
  const exponent = text.indexOf("e");
  const mantissa = exponent === -1 ? text : text.slice(0, exponent);
  const point = mantissa.indexOf(".");
  const written = point === -1 ? 0 : mantissa.length - point - 1;
  return Math.max(0, written - (exponent === -1 ? 0 : Number(text.slice(exponent + 1))));
}

/** Decimals that show three significant figures of it, or all it has if those are fewer. */
function decimalsNeeded(value: number): number {
  if (value === 0) return 0;
  const leading = Math.floor(Math.log10(Math.abs(value)));
  return Math.min(decimalsOf(value), Math.max(0, SIGNIFICANT - 1 - leading));
}

function toFixedCount(numbers: readonly number[], most: number): number {
  const needed = numbers.reduce((count, value) => Math.max(count, decimalsNeeded(value)), FEWEST);
  if (numbers.length > FEW) return Math.min(needed, most);
  for (let count = Math.min(needed, most); count < most; count++) if (areApart(numbers, count)) return count;
  return most;
}

function areApart(numbers: readonly number[], count: number): boolean {
  const printed = new Set<string>();
  for (const value of numbers) {
    const text = unsignedZero(value.toFixed(count));
    if (printed.has(text)) return false;
    printed.add(text);
  }
  return true;
}

const contexts = new WeakMap<Trace, NumberContext>();

/** Picks the decimals of `auto` for all numbers of a trace: values, gradients, and the factors and terms of its steps. */
export function numberContext(trace: Trace): NumberContext {
  const known = contexts.get(trace);
  if (known !== undefined) return known;
  const distinct = new Set(traceNumbers(trace).map(withoutNoise));
  const isScalar = trace.shapes.every((shape) => shape.length === 0);
  const finite = [...distinct].filter((value) => Number.isFinite(value));
  const context = finite.every(Number.isInteger)
    ? { decimals: 0 }
    : {
        decimals: toFixedCount(finite.filter(isPlain), isScalar ? MOST : MOST_IN_MATRICES),
        ...(finite.length > FEW ? { figures: FIGURES_OF_MANY } : {}),
      };
  contexts.set(trace, context);
  return context;
}

/** A number in parts, from which plain text and LaTeX are made. */
export interface NumberParts {
  readonly negative: boolean;
  /** Digits with an ASCII point; `∞` and `NaN` where it is not finite. */
  readonly digits: string;
  /** Power of ten it is multiplied by, null in plain notation. */
  readonly exponent: number | null;
}

/** The number as it is printed, in parts: rounding half away from zero, never −0. */
export function numberParts(value: number, decimals: Decimals, context: NumberContext): NumberParts {
  if (Number.isNaN(value)) return { negative: false, digits: "NaN", exponent: null };
  if (!Number.isFinite(value)) return { negative: value < 0, digits: "∞", exponent: null };
  const clean = withoutNoise(value);
  const size = Math.abs(clean);
  const kept = decimals === "auto" ? Math.min(context.fewest ?? FEWEST, context.decimals) : decimals;
  // A zero that rounding left is a figure of the number: 0.5898 is 0.590 to three decimals, and 0.59 would say less.
  const shortened = (digits: string): string => (Number(digits) === size ? dropZeros(digits, kept) : digits);
  if (!isPlain(clean)) {
    const [mantissa = "", exponent = "0"] = size
      .toExponential(decimals === "auto" ? SIGNIFICANT - 1 : decimals)
      .split("e");
    const digits = Number(`${mantissa}e${exponent}`) === size ? dropZeros(mantissa, kept) : mantissa;
    return { negative: clean < 0, digits, exponent: Number(exponent) };
  }
  const digits = shortened(size.toFixed(decimals === "auto" ? autoDecimals(size, context) : decimals));
  return { negative: clean < 0 && /[1-9]/.test(digits), digits, exponent: null };
}

function autoDecimals(size: number, { decimals, figures }: NumberContext): number {
  if (figures === undefined || size === 0) return decimals;
  return Math.min(decimals, Math.max(FEWEST, figures - 1 - Math.floor(Math.log10(size))));
}

/**
 * A number as it is shown: minus as U+2212, −0 as 0, past 10⁶ and below 10⁻⁴ as `1.23×10⁻⁷`.
 * A fixed count keeps its trailing zeros; `auto` drops those that say
 * nothing, down to two decimals, or to none where the whole example is integers.
 */
export function formatNumber(value: number, decimals: Decimals, context: NumberContext): string {
  return partsText(numberParts(value, decimals, context));
}

/** A number that stands in a sentence by itself: three figures, and no zeros that say nothing. */
export function shortNumber(value: number): string {
  return formatNumber(value, "auto", { decimals: MOST, fewest: 0, figures: SIGNIFICANT });
}

/** A number in parts as plain text. */
export function partsText({ negative, digits, exponent }: NumberParts): string {
  const power = exponent === null ? "" : `×10${superscript(exponent)}`;
  return `${negative ? "\u2212" : ""}${digits}${power}`;
}

/** An integer in superscript figures: −7 is ⁻⁷. */
export function superscript(exponent: number): string {
  return [...String(exponent)].map((digit) => (digit === "-" ? "⁻" : ("⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit))).join("");
}

function dropZeros(digits: string, keep: number): string {
  const point = digits.indexOf(".");
  if (point === -1) return digits;
  let end = digits.length;
  while (end > point + 1 + keep && digits[end - 1] === "0") end--;
  return digits.slice(0, end === point + 1 ? point : end);
}

function unsignedZero(digits: string): string {
  return /[1-9]/.test(digits) ? digits : digits.replace("-", "");
}
