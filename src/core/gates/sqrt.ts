import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const sqrt: ElementwiseGate = {
  kind: "elementwise",
  name: "sqrt",
  title: msg`square root`,
  says: msg`The square root.`,
  operands: ["x"],
  calls: ["sqrt"],
  forward: Math.sqrt,
  partials: { x: "1 / (2 * sqrt(x))" },
  symbol: "√",
  latex: "\\sqrt{#x}",
  notes: [
    { about: "value", when: "x < 0", says: msg`#x is negative, and a negative number has no real square root.` },
    {
      about: "gradient",
      when: "x == 0",
      says: msg`The square root rises vertically at 0, so its slope there is ∞.`,
      operand: "x",
    },
  ],
};
