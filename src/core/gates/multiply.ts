import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const multiply: ElementwiseGate = {
  kind: "elementwise",
  name: "multiply",
  title: msg`multiply`,
  says: msg`The product of two values. Backward, each gets the gradient times the other.`,
  operands: ["a", "b"],
  calls: [],
  operator: "*",
  forward: (a, b) => a * b,
  partials: { a: "b", b: "a" },
  kernels: { a: ([, b]) => b ?? NaN, b: ([a]) => a ?? NaN },
  symbol: "×",
  folded: { a: "×#", b: "×#" },
  latex: "#a #b",
};
