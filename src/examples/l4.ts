import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l4: Example = {
  id: "l4",
  row: "L4",
  title: msg`Hinge loss and R(W) as one graph`,
  sentence: msg`W reaches the loss along two branches, through the scores and through R, so its gradient is the sum of what the data want and what the regularisation wants.`,
  source: [
    "s = W @ x",
    "margins = max(0, s - s[0] + 1)",
    "hinge = sum(margins[1:])",
    "R = sum(W^2)",
    "L = hinge + R",
    "W = [[1.2, 1], [1.1, 2], [0.3, -1]]",
    "x = [1, 2]",
  ].join("\n"),
};
