import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const min: ElementwiseGate = {
  kind: "elementwise",
  name: "min",
  title: msg`min`,
  says: msg`The smaller of two values. Backward, it alone gets the gradient.`,
  operands: ["a", "b"],
  calls: ["min", "minimum"],
  forward: Math.min,
  partials: { a: "a <= b", b: "a > b" },
  symbol: "min",
  folded: { a: "min(#, x)", b: "min(x, #)" },
  latex: "\\min",
  notes: [
    { about: "gradient", when: "a == b", says: msg`#a and #b are equal: at a tie min routes to its first operand.` },
  ],
};
