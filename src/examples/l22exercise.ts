import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l22exercise: Example = {
  id: "l22exercise",
  row: "L22",
  title: msg`Exercise: SVM loss, backward`,
  sentence: msg`The forward pass is staged line by line, so the backward pass goes through the same stages in reverse: write it, from the loss to W.`,
  source: [
    "# receive W (weights), X (data)",
    "X = np.array([[1, 2, 0], [0, 1, 1], [1, 1, 0]])",
    "W = np.array([[1.2, -0.1, -4.5], [1, 2.6, 1.4], [0.3, 2.3, 0.6]])",
    "y = np.array([0, 1, 2])",
    "# forward pass",
    "scores = X.dot(W)",
    "correct = np.sum(scores * onehot(y, 3), axis=1, keepdims=True)",
    "margins = np.maximum(0, scores - correct + 1) * (1 - onehot(y, 3))",
    "data_loss = np.sum(margins) / len(X)",
    "reg_loss = 0.1 * np.sum(W * W)",
    "loss = data_loss + reg_loss",
    "# backward pass",
    "dmargins = #...",
    "dscores = #...",
    "dW = #...",
  ].join("\n"),
  settings: { tab: "check" },
};
