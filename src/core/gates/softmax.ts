import { msg } from "../words/t.ts";
import { overRows } from "./softmaxes.ts";

// Against overflow; the largest score cancels, and so does its gradient.
const shifted = "exp(x - largest(x, axis=axis, keepdims=1))";

export const softmax = overRows(
  {
    name: "softmax",
    title: msg`softmax`,
    says: msg`Scores as probabilities, row by row: positive, with sum 1.`,
    sample: "softmax(x); x = [1, 3, 2]",
    calls: ["softmax"],
    pullback: () => ({ x: "out * (upstream - sum(upstream * out, axis=axis, keepdims=1))" }),
    expansion: "exp(x) / sum(exp(x), axis=axis, keepdims=1)",
    alsoWritten: [
      { text: `${shifted} / sum(${shifted}, axis=axis, keepdims=1)` },
      { text: "exp(x - logsumexp(x, axis=axis, keepdims=1))" },
    ],
    symbol: "softmax",
    latex: "\\operatorname{softmax}",
  },
  (score, logSum) => Math.exp(score - logSum),
);
