import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l1: Example = {
  id: "l1",
  row: "L1",
  title: msg`Scores, SVM loss, and ∇W`,
  sentence: msg`Each row of s holds the scores of one image; the loss counts by how much wrong classes come within 1 of the right one, and what we want is its gradient with respect to W.`,
  source: [
    "s = X @ W.T",
    "data = svm_loss(s, y)",
    "R = sum(W^2)",
    "L = data + R",
    "y = [0, 1, 2]",
    "X = [[1, 2, 0], [0, 1, 1], [1, 1, 0]]",
    "W = [[1.2, 1, 0.3], [-0.1, 2.6, 2.3], [-4.5, 1.4, 0.6]]",
  ].join("\n"),
};
