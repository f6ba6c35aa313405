import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l23: Example = {
  id: "l23",
  row: "L23",
  title: msg`A 2-layer net: W2 max(0, W1 x)`,
  sentence: msg`The third hidden unit is cut off at 0, so nothing comes back through it: its row of W1 and its column of W2 get no gradient.`,
  source: [
    "h = max(0, W1 @ x)",
    "f = W2 @ h",
    "L = svm_loss(f, 1)",
    "W1 = [[1, -1], [0.5, 2], [-2, 1]]",
    "W2 = [[1, 0.5, -1], [-0.5, 1.2, 2]]",
    "x = [2, 1]",
  ].join("\n"),
};
