import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const sin: ElementwiseGate = {
  kind: "elementwise",
  name: "sin",
  title: msg`sin`,
  says: msg`The sine of x, an angle in radians.`,
  operands: ["x"],
  calls: ["sin"],
  forward: Math.sin,
  partials: { x: "cos(x)" },
  symbol: "sin",
  latex: "\\sin",
};
