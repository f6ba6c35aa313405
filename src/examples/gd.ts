import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const gd: Example = {
  id: "gd",
  row: "L2",
  title: msg`Gradient descent, seen from above`,
  sentence: msg`Each update goes straight down the slope where it stands, so in a long valley the path swings across before it follows the bottom.`,
  source: [
    "# a line through four points",
    "L = mean((w x + b - y)^2)",
    "x = [0, 1, 2, 3]",
    "y = [1, 3, 5, 6]",
    "w = -1",
    "b = 5",
  ].join("\n"),
  settings: { tab: "train", train: { rate: 0.2, steps: 60 } },
};
