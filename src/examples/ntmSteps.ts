import type { Example } from "./example.ts";
import { ntmHead } from "./ntmHead.ts";

export const ntmSteps: Example = {
  id: "ntmSteps",
  row: "L6",
  title: "A Neural Turing Machine through time",
  sentence:
    "Each turn hands on its memory, its weighting and what it read, so the loss after the last turn reaches what the first one wrote.",
  source: [
    "# a controller says 15 numbers, and these are read from them",
    "controller(x, r) = W_o @ tanh(W_h @ concat([x, r]))",
    "key(o) = o[0:3]",
    "strength(o) = softplus(o[3])",
    "gate(o) = sigmoid(o[4])",
    "move(o) = softmax(o[5:8])",
    "focus(o) = 1 + softplus(o[8])",
    "old(o) = sigmoid(o[9:12])",
    "new(o) = tanh(o[12:15])",
    "",
    ...ntmHead,
    "",
    "M = 0.5 * randn(4, 3, seed=1)",
    "w = [0.7, 0.1, 0.1, 0.1]",
    "r = [0, 0, 0]",
    "for t in range(3):",
    "    o = controller(x[t], r)",
    "    c = content(M, key(o), strength(o))",
    "    g = interpolate(c, w, gate(o))",
    "    w = sharpen(shift(g, move(o)), focus(o))",
    "    M = write(M, w, old(o), new(o))",
    "    r = read(M, w)",
    "loss = mse(r, y)",
    "",
    "x = [[1, 0, 1], [0, 1, 1], [0, 0, 0]]",
    "y = [1, 0, 1]",
    "W_h, W_o = randn(4, 6, seed=2), randn(15, 4, seed=4)",
  ].join("\n"),
};
