import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const batch: Example = {
  id: "batch",
  row: "L25",
  title: msg`A batch of points through one layer`,
  sentence: msg`Forward, one bias b is added to every row; backward, each row sends its gradient to that same b, so they add up over the batch.`,
  source: [
    "z = X @ W + b",
    "h = sigmoid(z)",
    "f = mean(h)",
    "X = [[1, 2], [-1, 0.5], [0, -2], [3, 1]]",
    "W = [[0.5, -1, 0.3], [0.2, 0.8, -0.6]]",
    "b = [0.1, -0.2, 0.4]",
  ].join("\n"),
};
