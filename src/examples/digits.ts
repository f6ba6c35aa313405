import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const digits: Example = {
  id: "digits",
  row: "L25",
  title: msg`A net that reads ten digits`,
  sentence: msg`Each row of X is a digit of 5×5 dots, each column of W1 comes to look for a pattern of dots, and W2 weighs the patterns into ten scores.`,
  note: msg`Real digits are thousands of images of 28×28 pixels, and what counts is how the net reads images that it has never seen; here it only learns these ten by heart.`,
  source: [
    "# a digit in each row, 5×5 dots, line by line",
    "X = [[0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0],",
    "     [0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0],",
    "     [1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1],",
    "     [1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0],",
    "     [1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0],",
    "     [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0],",
    "     [0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0],",
    "     [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0],",
    "     [0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0],",
    "     [0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0]]",
    "y = arange(10)",
    "",
    "H = relu(X @ W1 + b1)",
    "scores = H @ W2 + b2",
    "L = cross_entropy(scores, y)",
    "",
    "W1 = randn(25, 12, seed=1)",
    "b1 = zeros(12)",
    "W2 = randn(12, 10, seed=2)",
    "b2 = zeros(10)",
  ].join("\n"),
  settings: { tab: "train", train: { method: "adam", rate: 0.02, steps: 300 } },
};
