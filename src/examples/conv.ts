import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const conv: Example = {
  id: "conv",
  row: "L5",
  title: msg`A 3×3 convolution on an 8×8 digit`,
  sentence: msg`One small filter slides over the whole image, so each of its nine weights is used at all 36 positions, and its gradient adds up what comes back from every one of them.`,
  source: [
    "e = conv2d(image.reshape(1, 1, 8, 8), K.reshape(1, 1, 3, 3)) + b",
    "h = relu(e)",
    "f = avg_pool2d(h, 6)",
    "image = [[0, 0, 0, 0, 0, 0, 0, 0],",
    "         [0, 1, 1, 1, 1, 1, 1, 0],",
    "         [0, 0, 0, 0, 0, 1, 1, 0],",
    "         [0, 0, 0, 0, 1, 1, 0, 0],",
    "         [0, 0, 0, 1, 1, 0, 0, 0],",
    "         [0, 0, 0, 1, 1, 0, 0, 0],",
    "         [0, 0, 0, 1, 1, 0, 0, 0],",
    "         [0, 0, 0, 0, 0, 0, 0, 0]]",
    "K = [[1, 0, -1], [2, 0, -2], [1, 0, -1]]",
    "b = -0.5",
  ].join("\n"),
};
