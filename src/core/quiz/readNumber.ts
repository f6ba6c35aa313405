import { evaluate } from "../gates/evaluate.ts";
import { parseExpression } from "../language/parse.ts";

export interface TypedNumber {
  readonly value: number;
  /** Half a unit of its last decimal; 0 where it was not written as a decimal number. */
  readonly rounding: number;
}

/** No answer is longer. */
const longest = 100;

/** A number as one writes it: −0.2, 1/3, 3·−4, e^−1. Null for anything else. Never throws. */
export function readNumber(text: string): TypedNumber | null {
  const written = text.trim().replaceAll("−", "-");
  if (written === "" || written.length > longest) return null;
  const decimal = /^[+-]?\d*\.?(\d*)$/.exec(written);
  if (decimal !== null && /\d/.test(written)) {
    const decimals = written.includes(".") ? (decimal[1] ?? "").length : 0;
    return { value: Number(written), rounding: 0.5 * 10 ** -decimals };
  }
  try {
    const value = evaluate(parseExpression(written), () => Number.NaN);
    return Number.isFinite(value) ? { value, rounding: 0 } : null;
  } catch {
    return null;
  }
}
