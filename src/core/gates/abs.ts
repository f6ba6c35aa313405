import type { ElementwiseGate } from "./gate.ts";

export const abs: ElementwiseGate = {
  kind: "elementwise",
  name: "abs",
  title: "absolute value",
  says: "The distance of x from 0.",
  operands: ["x"],
  calls: ["abs", "fabs"],
  forward: Math.abs,
  partials: { x: "(x > 0) - (x < 0)" },
  symbol: "|x|",
  latex: "\\left|#x\\right|",
  expansion: "max(x, -x)",
  notes: [
    {
      about: "gradient",
      when: "x == 0",
      says: "|x| has a kink at 0, where its local gradient is taken to be 0.",
      operand: "x",
    },
  ],
};
