import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const subtract: ElementwiseGate = {
  kind: "elementwise",
  name: "subtract",
  title: msg`subtract`,
  says: msg`a minus b. Backward, b gets the gradient with its sign turned.`,
  operands: ["a", "b"],
  calls: [],
  operator: "-",
  forward: (a, b) => a - b,
  partials: { a: "1", b: "-1" },
  kernels: { a: () => 1, b: () => -1 },
  symbol: "−",
  folded: { a: "#−x", b: "−#" },
  latex: "#a - #b",
  expansion: "a + -1 * b",
  alsoWritten: [{ text: "a + -b" }],
};
