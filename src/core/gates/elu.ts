import type { ElementwiseGate } from "./gate.ts";

export const elu: ElementwiseGate = {
  kind: "elementwise",
  name: "elu",
  title: "ELU",
  says: "x where it is above 0; below, it bends down towards −a.",
  operands: ["x", "a"],
  defaults: { a: 1 },
  calls: ["elu"],
  forward: (x, a) => (x > 0 ? x : a * Math.expm1(x)),
  partials: { x: "where(x > 0, 1, out + a)", a: "where(x > 0, 0, exp(x) - 1)" },
  symbol: "ELU",
  folded: { a: "ELU #" },
  latex: "\\operatorname{ELU}",
  expansion: "max(x, 0) + a * (exp(min(x, 0)) - 1)",
};
