import { curveSteps } from "../../../core/check/errorCurve.ts";

/** A step, or an error, as the code of a course writes it: 1e-5, 3.2e-6. Two figures. */
export function stepText(value: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential(1).split("e");
  return Number.isFinite(value) ? `${mantissa.replace(/\.0$/, "")}e${exponent.replace("+", "")}` : String(value);
}

/** The steps that the slider has, from its left end to its right: the smallest first, as an axis has them. */
export const steps: readonly number[] = curveSteps.toReversed();

/** Where the slider starts: the lecture's h. */
export const firstStep: number = steps.indexOf(1e-5);
