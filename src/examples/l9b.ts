import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l9b: Example = {
  id: "l9b",
  row: "L9",
  title: msg`The same neuron in slide arithmetic`,
  sentence: msg`Rounding every number to two decimals before it is used gives 0.40 at x0, where the exact gradient is 0.39: this is why the slide and your own program differ.`,
  source: ["f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))", "w0 = 2", "x0 = -1", "w1 = -3", "x1 = -2", "w2 = -3"].join("\n"),
  settings: { num: "slide", dec: 2 },
};
