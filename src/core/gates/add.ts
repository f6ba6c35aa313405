import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const add: ElementwiseGate = {
  kind: "elementwise",
  name: "add",
  title: msg`add`,
  says: msg`The sum of two values. Backward, both get the same gradient.`,
  operands: ["a", "b"],
  calls: [],
  operator: "+",
  forward: (a, b) => a + b,
  partials: { a: "1", b: "1" },
  kernels: { a: () => 1, b: () => 1 },
  symbol: "+",
  folded: { a: "+#", b: "+#" },
  latex: "#a + #b",
};
