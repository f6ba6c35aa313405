import type { ElementwiseGate } from "./gate.ts";

// JavaScript alone says that 1 to the power ∞ or NaN is NaN; IEEE 754 and NumPy say 1.
const raise = (a: number, b: number): number => (a === 1 ? 1 : a ** b);

// The kernels differ from the partials only where those read 0·∞: x⁰ is flat at 0, and so is 0ᵇ in b.
export const power: ElementwiseGate = {
  kind: "elementwise",
  name: "power",
  title: "power",
  operands: ["a", "b"],
  calls: ["pow", "power"],
  operator: "^",
  forward: raise,
  partials: { a: "b * a^(b - 1)", b: "out * log(a)" },
  kernels: {
    a: ([a = NaN, b = NaN]) => (b === 0 ? 0 : b * raise(a, b - 1)),
    b: ([a = NaN, b = NaN], out) => (a === 0 && b >= 0 ? 0 : out * Math.log(a)),
  },
  symbol: "xʸ",
  folded: { a: "#ˣ", b: "x^#" },
  latex: "{#a}^{#b}",
  notes: [
    {
      about: "value",
      when: "(a < 0) * (1 - (out == out))",
      says: "A negative base, #a, has no real power with a fractional exponent.",
    },
    { about: "value", when: "(a == 0) * (b < 0)", says: "0 to a negative power is a division by 0." },
    {
      about: "gradient",
      when: "(a == 0) * (b == 0)",
      says: "x⁰ is 1 everywhere, so its local gradient is taken to be 0 at 0 too.",
      operand: "a",
    },
    {
      about: "gradient",
      when: "(a == 0) * (b >= 0)",
      says: "0 to any positive power is 0, so the local gradient in the exponent is taken to be 0.",
      operand: "b",
    },
    {
      about: "gradient",
      when: "a < 0",
      says: "The local gradient in the exponent is out · log(base), and the base #a is negative: it has no real logarithm.",
      operand: "b",
    },
  ],
};
