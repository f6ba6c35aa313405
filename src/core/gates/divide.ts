import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const divide: ElementwiseGate = {
  kind: "elementwise",
  name: "divide",
  title: msg`divide`,
  says: msg`a over b.`,
  operands: ["a", "b"],
  calls: [],
  operator: "/",
  forward: (a, b) => a / b,
  partials: { a: "1 / b", b: "-a / b^2" },
  symbol: "÷",
  folded: { a: "#/x", b: "÷#" },
  latex: "\\frac{#a}{#b}",
  expansion: "a * b^-1",
  alsoWritten: [{ text: "a * (1 / b)" }, { text: "b^-1", where: { a: 1 } }],
  notes: [{ about: "value", when: "b == 0", says: msg`#b is 0, and a division by 0 has no finite value.` }],
};
