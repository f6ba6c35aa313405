import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const cos: ElementwiseGate = {
  kind: "elementwise",
  name: "cos",
  title: msg`cos`,
  says: msg`The cosine of x, an angle in radians.`,
  operands: ["x"],
  calls: ["cos"],
  forward: Math.cos,
  partials: { x: "-sin(x)" },
  symbol: "cos",
  latex: "\\cos",
};
