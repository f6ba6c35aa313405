import type { Nested } from "../core/tensor/tensor.ts";

/** A rank-0 value as a number; NaN for anything else, which these panels do not print yet. */
export const scalar = (value: Nested): number => (typeof value === "number" ? value : Number.NaN);
