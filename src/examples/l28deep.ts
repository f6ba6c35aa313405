import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l28deep: Example = {
  id: "l28deep",
  row: "L28",
  title: msg`Two hidden layers: a 3-4-4-1 net`,
  sentence: msg`One more hidden layer makes a 3-layer net of 16 + 20 + 5 = 41 parameters, and each layer is still one line.`,
  source: [
    "# 3 inputs, 4 and 4 hidden neurons, 1 output",
    "h1 = tanh(W1 @ x + b1)",
    "h2 = tanh(W2 @ h1 + b2)",
    "out = W3 @ h2 + b3",
    "",
    "x = [0.2, -0.1, 0.4]",
    "W1, b1 = randn(4, 3, seed=1), zeros(4)",
    "W2, b2 = randn(4, 4, seed=2), zeros(4)",
    "W3, b3 = randn(1, 4, seed=3), zeros(1)",
  ].join("\n"),
};
