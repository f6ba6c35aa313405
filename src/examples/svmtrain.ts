import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const svmtrain: Example = {
  id: "svmtrain",
  row: "L22",
  title: msg`A linear SVM learns`,
  sentence: msg`Only points that are wrong, or right by less than 1, send a gradient; where there are none, the regularization alone shrinks W until a margin is touched again.`,
  source: [
    "scores = X @ W + b",
    "L = svm_loss(scores, y) + 0.01 sum(W^2)",
    "X = [[1.5, 2], [2, 1.2], [2.6, 2.2], [1.9, 2.8],",
    "     [-2, 1.5], [-1.4, 2.4], [-2.6, 2.2], [-1.2, 1.4],",
    "     [0.2, -1.6], [-0.7, -2.2], [0.8, -2.4], [0.1, -1.1]]",
    "y = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]",
    "W = [[0.12, -0.21, 0.13], [0.23, 0.11, -0.14]]",
    "b = [0, 0, 0]",
  ].join("\n"),
  settings: { tab: "train", train: { rate: 0.1, steps: 200 } },
};
