import type { ElementwiseGate } from "./gate.ts";

export const cos: ElementwiseGate = {
  kind: "elementwise",
  name: "cos",
  title: "cos",
  says: "The cosine of x, an angle in radians.",
  operands: ["x"],
  calls: ["cos"],
  forward: Math.cos,
  partials: { x: "-sin(x)" },
  symbol: "cos",
  latex: "\\cos",
};
