import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const layers: Example = {
  id: "layers",
  row: "L23",
  title: msg`A 3-layer net`,
  sentence: msg`One more layer is the same three steps once more, and backward the gradient goes through the layers from the last to the first.`,
  source: [
    "h1 = max(0, W1 @ x)",
    "h2 = max(0, W2 @ h1)",
    "f = W3 @ h2",
    "L = cross_entropy(f, 0)",
    "W1 = [[1, -1], [0.5, 2], [-2, 1]]",
    "W2 = [[0.5, 0.2, 1], [-1, 0.1, 0.3], [0.4, 0.6, -0.5]]",
    "W3 = [[1, -1, 0.5], [0.3, 0.8, -0.6]]",
    "x = [2, 1]",
  ].join("\n"),
};
