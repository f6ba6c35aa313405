import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const softmaxtrain: Example = {
  id: "softmaxtrain",
  row: "L22",
  title: msg`A softmax classifier learns`,
  sentence: msg`Every point pulls at every score by the probability that is still wrong, so the loss falls ever more slowly and never reaches 0.`,
  source: [
    "scores = X @ W + b",
    "L = cross_entropy(scores, y) + 0.01 sum(W^2)",
    "X = [[1.5, 2], [2, 1.2], [2.6, 2.2], [1.9, 2.8],",
    "     [-2, 1.5], [-1.4, 2.4], [-2.6, 2.2], [-1.2, 1.4],",
    "     [0.2, -1.6], [-0.7, -2.2], [0.8, -2.4], [0.1, -1.1]]",
    "y = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]",
    "W = [[0.1, -0.2, 0.1], [0.2, 0.1, -0.1]]",
    "b = [0, 0, 0]",
  ].join("\n"),
  settings: { tab: "train", train: { rate: 0.5, steps: 200 } },
};
