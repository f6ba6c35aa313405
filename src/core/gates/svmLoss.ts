import { msg } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";
import { marginLossShape, meanOverRows, scoreCounts } from "./losses.ts";
import { total } from "./reductions.ts";

const margins = "(scores - sum(scores * onehot(y, k), axis=-1, keepdims=1) + delta)";
// The right class is compared with itself only in the formula: its own margin does not count.
const violated = `((${margins} > 0) * (1 - onehot(y, k)))`;

export const svmLoss: TensorGate = {
  kind: "tensor",
  name: "svm_loss",
  title: msg`SVM loss`,
  says: msg`Hinge loss: margins of wrong classes over the right one, the mean over rows. y: the class of each row.`,
  sample: "svm_loss(scores, y); scores = [[3.2, 5.1, -1.7], [1, 2, 0]]; y = [0, 1]",
  operands: ["scores"],
  calls: ["svm_loss"],
  attributes: [{ name: "y" }, { name: "delta", fallback: 1 }],
  shape: marginLossShape,
  forward: ([scores], attributes) => {
    if (scores === undefined) throw new Error("svm_loss takes scores.");
    const delta = Number(attributes["delta"]);
    const margin = (at: (j: number) => number, label: number, j: number): number =>
      j === label ? 0 : Math.max(0, at(j) - at(label) + delta);
    return meanOverRows(scores, attributes, (at, k, label) => total((j) => margin(at, label, j), k));
  },
  pullback: () => ({ scores: `upstream * (${violated} - onehot(y, k) * sum(${violated}, axis=-1, keepdims=1)) / n` }),
  counts: scoreCounts,
  expansion: `sum(max(0, ${margins}) * (1 - onehot(y, k))) / n`,
  alsoWritten: [
    { text: `sum(relu(${margins}) * (1 - onehot(y, k))) / n` },
    // Of a single example; the right class brings in delta, which is taken off again.
    { text: "sum(relu(scores - scores[y] + delta)) - delta", given: "delta >= 0" },
    { text: "sum(relu(scores + delta - scores[y])) - delta", given: "delta >= 0" },
  ],
  symbol: "SVM loss",
  latex: "\\operatorname{SVM\\,loss}",
};
