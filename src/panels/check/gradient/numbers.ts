import { formatNumber, partsText } from "../../../core/notation/number.ts";

/** Figures that two slopes are compared by. */
const FIGURES = 7;

/** A slope to seven figures, all of them shown, so that two stand digit under digit: −4.000000. */
export function slopeText(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return formatNumber(value, 0, { decimals: 0 });
  const rounded = Number(value.toPrecision(FIGURES));
  const leading = Math.floor(Math.log10(Math.abs(rounded)));
  const isPlain = leading >= -4 && leading < FIGURES - 1;
  const decimals = isPlain ? FIGURES - 1 - leading : 3;
  return formatNumber(rounded, decimals, { decimals });
}

/** An error to two figures, always as a power of ten, so that errors are compared at a glance: 3.1×10⁻¹¹. */
export function errorText(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return formatNumber(value, 0, { decimals: 0 });
  const [digits = "", exponent = "0"] = value.toExponential(1).split("e");
  return partsText({ negative: false, digits, exponent: Number(exponent) });
}
