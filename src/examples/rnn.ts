import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const rnn: Example = {
  id: "rnn",
  row: "L6",
  title: msg`A recurrent net, unrolled in time`,
  sentence: msg`Every turn of the loop uses the same weights, so their gradients are sums of one term for each turn: this is backpropagation through time.`,
  source: [
    "h = [0, 0]",
    "for t in range(3):",
    "    h = tanh(Whh @ h + Wxh @ x[t] + b)",
    "L = cross_entropy(Why @ h, 0)",
    "x = [[1, 0], [0, 1], [1, 1]]",
    "Whh = [[0.5, -0.3], [0.2, 0.4]]",
    "Wxh = [[0.8, -0.5], [0.3, 1]]",
    "Why = [[1, -1], [0.5, 2]]",
    "b = [0.1, -0.2]",
  ].join("\n"),
};
