import type { ElementwiseGate } from "./gate.ts";

export const exp: ElementwiseGate = {
  kind: "elementwise",
  name: "exp",
  title: "exp",
  operands: ["x"],
  calls: ["exp"],
  forward: Math.exp,
  partials: { x: "out" },
  symbol: "exp",
  latex: "e^{#x}",
};
