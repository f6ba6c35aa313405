import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";
import { powerNotes } from "./powerNotes.ts";

// JavaScript alone says that 1 to the power ∞ or NaN is NaN; IEEE 754 and NumPy say 1.
const raise = (a: number, b: number): number => (a === 1 ? 1 : a ** b);

// The kernels differ from the partials only where those read 0·∞: x⁰ is flat at 0, and so is 0ᵇ in b.
export const power: ElementwiseGate = {
  kind: "elementwise",
  name: "power",
  title: msg`power`,
  says: msg`a to the power b, written a**b too.`,
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
  notes: powerNotes,
};
