import { msg } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";
import { lossShape, meanOverRows, scoreCounts } from "./losses.ts";
import { logSumExp } from "./reductions.ts";

export const crossEntropy: TensorGate = {
  kind: "tensor",
  name: "cross_entropy",
  title: msg`cross-entropy loss`,
  says: msg`Softmax loss: −log of the right class’s probability, the mean over rows. y: the class of each row.`,
  sample: "cross_entropy(scores, y); scores = [[3.2, 5.1, -1.7], [1, 2, 0]]; y = [0, 1]",
  operands: ["scores"],
  calls: ["cross_entropy"],
  attributes: [{ name: "y" }],
  shape: lossShape,
  forward: ([scores], attributes) => {
    if (scores === undefined) throw new Error("cross_entropy takes scores.");
    return meanOverRows(scores, attributes, (at, k, label) => logSumExp(at, k) - at(label));
  },
  pullback: () => ({ scores: "upstream * (softmax(scores) - onehot(y, k)) / n" }),
  counts: scoreCounts,
  expansion: "-sum(onehot(y, k) * log_softmax(scores)) / n",
  alsoWritten: [
    // Of a single example.
    { text: "logsumexp(scores) - scores[y]" },
    { text: "-log_softmax(scores)[y]" },
    { text: "-log(softmax(scores)[y])" },
    { text: "-log(exp(scores[y]) / sum(exp(scores)))" },
  ],
  symbol: "cross-entropy",
  latex: "\\operatorname{cross\\,entropy}",
};
