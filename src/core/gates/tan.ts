import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const tan: ElementwiseGate = {
  kind: "elementwise",
  name: "tan",
  title: msg`tan`,
  says: msg`The tangent of x, an angle in radians.`,
  operands: ["x"],
  calls: ["tan"],
  forward: Math.tan,
  partials: { x: "1 + out^2" },
  symbol: "tan",
  latex: "\\tan",
  expansion: "sin(x) / cos(x)",
};
