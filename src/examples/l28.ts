import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l28: Example = {
  id: "l28",
  row: "L28",
  title: msg`Fully connected: a 3-4-2 net`,
  sentence: msg`Every number of a layer goes into every neuron of the next, which a matrix says at once: two layers of weights, so a 2-layer net, with one hidden layer and 26 parameters.`,
  source: [
    "# 3 inputs, 4 hidden neurons, 2 outputs",
    "h = relu(W1 @ x + b1)",
    "s = W2 @ h + b2",
    "L = svm_loss(s, y)",
    "",
    "x = [1, -0.5, 2]",
    "y = 0",
    "W1 = [[0.5, -1, 0.2], [1, 0.3, -0.6], [-0.4, 0.8, 0.5], [0.7, 0.1, 0.4]]",
    "b1 = [0.1, 0, 0.2, -0.1]",
    "W2 = [[0.6, -0.3, 0.8, -0.5], [-0.2, 0.9, 0.4, 0.7]]",
    "b2 = [0, 0.1]",
  ].join("\n"),
};
