import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const elu: ElementwiseGate = {
  kind: "elementwise",
  name: "elu",
  title: msg`ELU`,
  says: msg`x where it is above 0; below, it bends down towards −a.`,
  operands: ["x", "a"],
  defaults: { a: 1 },
  calls: ["elu"],
  forward: (x, a) => (x > 0 ? x : a * Math.expm1(x)),
  partials: { x: "where(x > 0, 1, out + a)", a: "where(x > 0, 0, exp(x) - 1)" },
  symbol: "ELU",
  folded: { a: "ELU #" },
  latex: "\\operatorname{ELU}",
  // max(0, x) and not max(x, 0): at 0 the first one hands x nothing.
  expansion: "max(0, x) + a * (exp(min(x, 0)) - 1)",
  alsoWritten: [
    { text: "max(0, x) + exp(min(x, 0)) - 1", where: { a: 1 } },
    { text: "where(x > 0, x, a * (exp(x) - 1))" },
    { text: "where(x > 0, x, exp(x) - 1)", where: { a: 1 } },
  ],
};
