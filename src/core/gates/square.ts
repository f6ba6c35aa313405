import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const square: ElementwiseGate = {
  kind: "elementwise",
  name: "square",
  title: msg`square`,
  says: msg`x times x.`,
  operands: ["x"],
  calls: ["square"],
  forward: (x) => x * x,
  partials: { x: "2 * x" },
  symbol: "x²",
  latex: "{#x}^{2}",
  expansion: "x * x",
  alsoWritten: [{ text: "x^2" }],
};
