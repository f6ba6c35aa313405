import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l18: Example = {
  id: "l18",
  row: "L18",
  title: msg`A gradient has its variable's shape`,
  sentence: msg`W is 2×3 and so is its gradient, x and b are vectors of 3 and 2 and so are theirs: checking shapes finds most mistakes before any number does.`,
  source: [
    "h = tanh(W @ x + b)",
    "f = sum(h^2)",
    "W = [[0.5, -1, 0.2], [1.5, 0.3, -0.6]]",
    "x = [1, 0.5, -2]",
    "b = [0.1, -0.4]",
  ].join("\n"),
  settings: { at: "end" },
};
