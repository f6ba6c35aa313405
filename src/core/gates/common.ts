import { printShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import type { Attributes, Constant, Misfit } from "./gate.ts";

/** Attributes that reductions share. */
export const axisAttribute = { name: "axis", fallback: null } as const;
export const keepdimsAttribute = { name: "keepdims", fallback: 0 } as const;

export function isMisfit(result: object): result is Misfit {
  return "misfit" in result;
}

/** An attribute that is a whole number. Throws where it is not: the builder has checked it. */
export function integer(value: Constant | undefined, name: string): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new Error(`${name} is not a whole number.`);
}

/** The axis that an attribute means, counted from 0; null for all of them. */
export function axisOf(attributes: Attributes, shape: Shape): number | null {
  const axis = attributes["axis"] ?? null;
  if (axis === null) return null;
  const whole = integer(axis, "axis");
  return whole < 0 ? whole + shape.length : whole;
}

/** Why an axis does not exist in a shape; null where it does. */
export function axisMisfit(attributes: Attributes, shape: Shape): Misfit | null {
  const axis = attributes["axis"] ?? null;
  if (axis === null) return null;
  const rank = shape.length;
  if (typeof axis === "number" && Number.isInteger(axis) && axis >= -rank && axis < rank) return null;
  const [named, size] = [JSON.stringify(axis), printShape(shape)];
  return {
    misfit:
      rank === 0
        ? t`There is no axis ${named} in ${size}: a number has no axes.`
        : t`There is no axis ${named} in ${size}: its axes are 0 to ${rank - 1}.`,
  };
}

/** Why attributes that must be whole numbers are none; null where all of them are. */
export function wholeMisfit(attributes: Attributes, names: readonly string[]): Misfit | null {
  const odd = names.find((name) => !Number.isInteger(attributes[name]));
  return odd === undefined
    ? null
    : { misfit: t`${odd} is a whole number; this is ${JSON.stringify(attributes[odd])}.` };
}

/** Two shapes that must be matrices or vectors, and are not. */
export function rankMisfit(shape: Shape, ranks: readonly number[], wanted: string): Misfit | null {
  return ranks.includes(shape.length)
    ? null
    : { misfit: t`${wanted} is wanted here, and this is ${printShape(shape)}.` };
}
