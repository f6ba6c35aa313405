import type { Shape } from "../tensor/tensor.ts";

/** A factor of a Kronecker product. */
export type Factor =
  | { readonly kind: "identity"; readonly size: number }
  /** A column of ones, or a row of them. */
  | { readonly kind: "ones"; readonly size: number; readonly across: boolean }
  /** Some matrix, as text. */
  | { readonly kind: "matrix"; readonly text: string };

/** A number as a subscript: I₁₂. */
export function subscript(n: number): string {
  return [...String(n)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)] ?? digit).join("");
}

function print(factor: Factor): string {
  switch (factor.kind) {
    case "identity":
      return `I${subscript(factor.size)}`;
    case "ones":
      return `1${subscript(factor.size)}${factor.across ? "ᵀ" : ""}`;
    case "matrix":
      return factor.text;
  }
}

const isTrivial = (factor: Factor): boolean => factor.kind !== "matrix" && factor.size === 1;

/** `I₂ ⊗ 1₃ᵀ`, without factors that are the number 1. */
export function kronecker(factors: readonly Factor[]): string {
  const kept = factors.filter((factor) => !isTrivial(factor));
  return kept.length === 0 ? "1" : kept.map(print).join(" ⊗ ");
}

/** What broadcasting an operand to a shape does to its elements: a copy along some axes, nothing along the others. */
export function copies(operand: Shape, shape: Shape): string {
  const factors: Factor[] = [];
  for (const [axis, extent] of shape.entries()) {
    const own = operand[axis - shape.length + operand.length] ?? 1;
    const kind = own === extent ? "identity" : "ones";
    const last = factors.at(-1);
    const joined = last?.kind === kind ? last.size * extent : extent;
    if (last?.kind === kind) factors.pop();
    factors.push(kind === "identity" ? { kind, size: joined } : { kind, size: joined, across: false });
  }
  return kronecker(factors);
}
