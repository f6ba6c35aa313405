import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const softplus: Example = {
  id: "softplus",
  row: "L27",
  title: msg`A softplus neuron`,
  sentence: msg`Softplus is a rounded ReLU, and its local gradient is exactly the sigmoid.`,
  source: ["h = softplus(w*x + b)", "w = 1.5", "x = -2", "b = 2"].join("\n"),
};
