import { t } from "../core/words/t.ts";

/** A number as it was typed, or a sentence that says what would be one. */
export type TypedNumber =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

const decimal = String.raw`[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?`;
const whole = new RegExp(`^${decimal}$`);
const fraction = new RegExp(`^(${decimal})/(${decimal})$`);

const toNumber = (text: string): number => Number(text.replaceAll("_", ""));

/** Reads `-0.5`, `−0.5`, `.5`, `1e-3`, `1_000` and `1/3`. Never throws; a value is always finite. */
export function readNumber(typed: string): TypedNumber {
  const text = typed.replace(/[\u2212\u2013\uFF0D]/g, "-").replace(/[\s\u00a0]/g, "");
  if (text === "") return { ok: false, message: t`Type a number, such as −2 or 0.5.` };
  const parts = fraction.exec(text);
  let value = Number.NaN;
  if (parts !== null) value = toNumber(parts[1] ?? "") / toNumber(parts[2] ?? "");
  else if (whole.test(text)) value = toNumber(text);
  else if (/^[+-]?\d*,\d+$/.test(text)) {
    return { ok: false, message: t`Write a decimal point: ${text.replace(",", ".")}.` };
  } else return { ok: false, message: t`“${typed.trim()}” is not a number. Write one like −0.5, 1e-3 or 1/3.` };
  if (!Number.isFinite(value)) return { ok: false, message: t`An input has to be a finite number.` };
  return { ok: true, value: value === 0 ? 0 : value };
}

/** How far a slider reaches to either side of 0, and the step that suits it: 100 steps to a side. */
export interface Reach {
  readonly bound: number;
  readonly step: number;
}

const reach = (bound: number): Reach => ({ bound, step: Number((bound / 100).toPrecision(1)) });

/** −10…10 for everyday numbers, wider or narrower by 1, 2, 5, 10, … where the number needs it. */
export function reachFor(value: number): Reach {
  const size = Math.abs(value);
  if (size === 0 || (size >= 0.1 && size <= 10)) return reach(10);
  const power = 10 ** Math.floor(Math.log10(size));
  if (size < 0.1) return reach(Number((power * 10).toPrecision(1)));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= size) ?? 10;
  return reach(Number((factor * power).toPrecision(1)));
}

/** Whether a slider of this reach still shows the value well; until it does not, the slider stays as it is. */
export function suits({ bound, step }: Reach, value: number): boolean {
  const size = Math.abs(value);
  return size <= bound && (size === 0 || size >= step / 2);
}

function decimalsOf(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

/** `value` plus so many steps, without the float noise of 0.1 + 0.2. */
export function stepped(value: number, steps: number, step: number): number {
  const decimals = Math.min(15, Math.max(decimalsOf(value), decimalsOf(step)));
  const moved = Number((value + steps * step).toFixed(decimals));
  return moved === 0 ? 0 : moved;
}

/** The multiple of `step` nearest to `value`. */
export function snapped(value: number, step: number): number {
  return stepped(0, Math.round(value / step), step);
}

/** Key -> by how many steps it moves a slider. */
export const keySteps: ReadonlyMap<string, number> = new Map([
  ["ArrowRight", 1],
  ["ArrowUp", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", -1],
  ["PageUp", 10],
  ["PageDown", -10],
]);
