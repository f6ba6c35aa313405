import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const leakyRelu: ElementwiseGate = {
  kind: "elementwise",
  name: "leaky_relu",
  title: msg`leaky ReLU`,
  says: msg`x where it is above 0, else a small part of it, so that some gradient always passes.`,
  operands: ["x", "a"],
  defaults: { a: 0.1 },
  calls: ["leaky_relu"],
  forward: (x, a) => (x > 0 ? x : a * x),
  partials: { x: "where(x > 0, 1, a)", a: "where(x > 0, 0, x)" },
  symbol: "leaky",
  folded: { a: "leaky #" },
  latex: "\\operatorname{LeakyReLU}",
  // max(0, x) and not max(x, 0): at 0 the first one hands x nothing.
  expansion: "max(0, x) + a * min(x, 0)",
  alsoWritten: [
    { text: "max(a * x, x)", given: "a <= 1" },
    {
      text: "max(x, a * x)",
      given: "a <= 1",
      differs: msg`At a tie max hands the gradient to its first operand, x; leaky ReLU takes the negative side's slope.`,
    },
    { text: "where(x > 0, x, a * x)" },
  ],
  notes: [
    {
      about: "gradient",
      when: "x == 0",
      says: msg`Leaky ReLU has a kink at 0, where its local gradient is taken to be that of the negative side.`,
      operand: "x",
    },
  ],
};
