import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l22: Example = {
  id: "l22",
  row: "L22",
  title: msg`Softmax classifier in stages`,
  sentence: msg`Taken stage by stage the formulas look like work, yet what arrives at the scores is simply the probabilities, minus 1 at the right class.`,
  source: [
    "counts = exp(scores)",
    "p = counts / sum(counts)",
    "loss = -log(p[y])",
    "scores = [3.2, 5.1, -1.7]",
    "y = 0",
  ].join("\n"),
};
