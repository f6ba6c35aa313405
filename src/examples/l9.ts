import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l9: Example = {
  id: "l9",
  row: "L9",
  title: msg`A sigmoid neuron, gate by gate`,
  sentence: msg`Eight simple gates make a neuron, and each step backward needs no more than the derivative of one of them.`,
  source: ["f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))", "w0 = 2", "x0 = -1", "w1 = -3", "x1 = -2", "w2 = -3"].join("\n"),
};
