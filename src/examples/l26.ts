import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l26: Example = {
  id: "l26",
  row: "L26",
  title: msg`A neuron with a sigmoid gate`,
  sentence: msg`Inputs times weights, plus a bias, through the sigmoid: the whole neuron in one line, with the sigmoid as one gate.`,
  source: ["f = sigmoid(x0*w0 + x1*w1 + b)", "x0 = -1", "x1 = -2", "w0 = 2", "w1 = -3", "b = -3"].join("\n"),
};
