import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const lstm: Example = {
  id: "lstm",
  row: "L6",
  title: msg`An LSTM cell over two turns`,
  sentence: msg`From turn to turn the state c is only multiplied by f and added to: on that path its gradient is multiplied by f alone, with no matrix and no tanh between.`,
  source: [
    "h, c = [0, 0], [0, 0]",
    "for t in range(2):",
    "    z = concat([h, x[t]])",
    "    i = sigmoid(Wi @ z)",
    "    f = sigmoid(Wf @ z + 1)",
    "    o = sigmoid(Wo @ z)",
    "    g = tanh(Wg @ z)",
    "    c = f * c + i * g",
    "    h = o * tanh(c)",
    "L = mse(h, y)",
    "x = [[1], [-2]]",
    "y = [0.5, -0.5]",
    "Wi = [[0.5, -0.2, 1], [0.3, 0.8, -0.4]]",
    "Wf = [[-0.6, 0.4, 0.2], [0.1, 0.7, -0.5]]",
    "Wo = [[0.9, -0.3, 0.6], [-0.2, 0.5, 0.4]]",
    "Wg = [[0.2, 0.6, 1.5], [-0.7, 0.1, -1]]",
  ].join("\n"),
};
