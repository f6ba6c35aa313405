import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const max: ElementwiseGate = {
  kind: "elementwise",
  name: "max",
  title: msg`max`,
  says: msg`The larger of two values. Backward, it alone gets the gradient.`,
  operands: ["a", "b"],
  calls: ["max", "maximum"],
  forward: Math.max,
  partials: { a: "a >= b", b: "a < b" },
  symbol: "max",
  folded: { a: "max(#, x)", b: "max(x, #)" },
  latex: "\\max",
  notes: [
    { about: "gradient", when: "a == b", says: msg`#a and #b are equal: at a tie max routes to its first operand.` },
  ],
};
