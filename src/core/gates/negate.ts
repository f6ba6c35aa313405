import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const negate: ElementwiseGate = {
  kind: "elementwise",
  name: "negate",
  title: msg`negate`,
  says: msg`The value with its sign turned.`,
  operands: ["x"],
  calls: [],
  operator: "negate",
  forward: (x) => -x,
  partials: { x: "-1" },
  kernels: { x: () => -1 },
  symbol: "×−1",
  latex: "-#x",
  expansion: "-1 * x",
  alsoWritten: [{ text: "0 - x" }, { text: "x / -1" }],
};
