import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const spiral: Example = {
  id: "spiral",
  row: "L25",
  title: msg`A two-layer net on a spiral`,
  sentence: msg`No line parts the three arms, but a layer of 32 relus bends the plane until a linear classifier can.`,
  source: [
    "# three arms of 20 points",
    "t = (arange(20) + 1) / 20",
    "arm(a) = stack([t * sin(5 t + a), t * cos(5 t + a)]).T",
    "X = concat([arm(0), arm(2.1), arm(4.2)])",
    "y = concat([zeros(20), ones(20), 2 ones(20)])",
    "",
    "H = relu(X @ W1 + b1)",
    "scores = H @ W2 + b2",
    "L = cross_entropy(scores, y)",
    "",
    "W1 = randn(2, 32, seed=1)",
    "b1 = zeros(32)",
    "W2 = randn(32, 3, seed=2)",
    "b2 = zeros(3)",
  ].join("\n"),
  settings: { tab: "train", train: { method: "adam", rate: 0.05, steps: 500 } },
};
