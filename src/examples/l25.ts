import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l25: Example = {
  id: "l25",
  row: "L25",
  title: msg`Exercise: a 2-layer net, backward`,
  sentence: msg`Two layers and a softmax loss: write the gradients from the scores back to the first layer; the shapes alone tell half of each line.`,
  source: [
    "# receive W1,W2,b1,b2 (weights/biases), X (data)",
    "N, D, H, C = 4, 3, 5, 3",
    "np.random.seed(0)",
    "X = np.random.randn(N, D)",
    "y = np.array([0, 2, 1, 2])",
    "W1, b1 = np.random.randn(D, H), np.random.randn(H)",
    "W2, b2 = np.random.randn(H, C), np.random.randn(C)",
    "# forward pass:",
    "a1 = X.dot(W1) + b1",
    "h1 = np.maximum(0, a1)",
    "scores = h1.dot(W2) + b2",
    "exps = np.exp(scores)",
    "probs = exps / np.sum(exps, axis=1, keepdims=True)",
    "loss = np.mean(-np.log(probs[range(N), y]))",
    "# backward pass:",
    "dscores = #...",
    "dh1, dW2, db2 = #...",
    "da1 = #...",
    "dW1, db1 = #...",
  ].join("\n"),
  settings: { tab: "check" },
};
