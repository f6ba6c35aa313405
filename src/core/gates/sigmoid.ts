import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

// exp only ever sees a number below 0, so it cannot overflow.
const stableSigmoid = (x: number): number => {
  const tail = Math.exp(-Math.abs(x));
  return x < 0 ? tail / (1 + tail) : 1 / (1 + tail);
};

export const sigmoid: ElementwiseGate = {
  kind: "elementwise",
  name: "sigmoid",
  title: msg`sigmoid`,
  says: msg`Squashes any number to between 0 and 1, steepest at 0.`,
  operands: ["x"],
  calls: ["sigmoid"],
  forward: stableSigmoid,
  partials: { x: "(1 - out) * out" },
  symbol: "σ",
  latex: "\\sigma",
  expansion: "1 / (1 + exp(-x))",
  alsoWritten: [{ text: "exp(x) / (1 + exp(x))" }, { text: "(1 + tanh(x / 2)) / 2" }],
};
