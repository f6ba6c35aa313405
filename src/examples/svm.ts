import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const svm: Example = {
  id: "svm",
  row: "L22",
  title: msg`SVM classifier in stages`,
  sentence: msg`Every margin above 0 sends the same gradient up to its own score and down to the right class's, and the matrix product collects them in W.`,
  source: [
    "# receive W (weights), X (data)",
    "scores = X.dot(W)",
    "correct = (scores * onehot(y, 3)).sum(axis=1, keepdims=True)",
    "margins = np.maximum(0, scores - correct + 1) * (1 - onehot(y, 3))",
    "data_loss = margins.sum() / len(X)",
    "reg_loss = 0.1 * sum(W^2)",
    "loss = data_loss + reg_loss",
    "y = [0, 1, 2]",
    "X = [[1, 2, 0], [0, 1, 1], [1, 1, 0]]",
    "W = [[1.2, -0.1, -4.5], [1, 2.6, 1.4], [0.3, 2.3, 0.6]]",
  ].join("\n"),
};
