import { msg } from "../words/t.ts";
import { overRows } from "./softmaxes.ts";

export const logSoftmax = overRows(
  {
    name: "log_softmax",
    title: msg`log-softmax`,
    says: msg`The logarithm of softmax, without overflow.`,
    sample: "log_softmax(x); x = [1, 3, 2]",
    calls: ["log_softmax"],
    pullback: () => ({ x: "upstream - exp(out) * sum(upstream, axis=axis, keepdims=1)" }),
    expansion: "x - logsumexp(x, axis=axis, keepdims=1)",
    alsoWritten: [{ text: "log(softmax(x, axis=axis))" }],
    symbol: "log softmax",
    latex: "\\operatorname{log\\,softmax}",
  },
  (score, logSum) => score - logSum,
);
