import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const tanh: ElementwiseGate = {
  kind: "elementwise",
  name: "tanh",
  title: msg`tanh`,
  says: msg`Squashes any number to between −1 and 1, steepest at 0.`,
  operands: ["x"],
  calls: ["tanh"],
  forward: Math.tanh,
  partials: { x: "1 - out^2" },
  symbol: "tanh",
  latex: "\\tanh",
  expansion: "(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
  alsoWritten: [
    { text: "2 * sigmoid(2 * x) - 1" },
    { text: "(exp(2 * x) - 1) / (exp(2 * x) + 1)" },
    { text: "(1 - exp(-2 * x)) / (1 + exp(-2 * x))" },
  ],
};
