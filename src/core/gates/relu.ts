import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const relu: ElementwiseGate = {
  kind: "elementwise",
  name: "relu",
  title: msg`ReLU`,
  says: msg`x where it is above 0, else 0. Backward, the gradient passes or it does not.`,
  operands: ["x"],
  calls: ["relu"],
  forward: (x) => Math.max(0, x),
  partials: { x: "x > 0" },
  symbol: "ReLU",
  latex: "\\operatorname{ReLU}",
  expansion: "max(0, x)",
  alsoWritten: [
    {
      text: "max(x, 0)",
      differs: msg`At a tie max(x, 0) hands the gradient to its first operand, x; ReLU hands on none.`,
    },
    { text: "where(x > 0, x, 0)" },
    { text: "x * (x > 0)" },
  ],
  notes: [
    {
      about: "gradient",
      when: "x == 0",
      says: msg`ReLU has a kink at 0, where its local gradient is taken to be 0.`,
      operand: "x",
    },
  ],
};
