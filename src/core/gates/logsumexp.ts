import { msg } from "../words/t.ts";
import { logSumExp, reduction } from "./reductions.ts";

export const logsumexp = reduction(
  {
    name: "logsumexp",
    title: msg`log-sum-exp`,
    says: msg`log(sum(exp(x))), without overflow.`,
    sample: "logsumexp(x); x = [1, 3, 2]",
    calls: ["logsumexp"],
    // The softmax of each line, by the output that is known already.
    pullback: () => ({ x: "spread(upstream, x, axis=axis) * exp(x - spread(out, x, axis=axis))" }),
    expansion: "log(sum(exp(x), axis=axis, keepdims=keepdims))",
    symbol: "log Σ exp",
    latex: "\\operatorname{logsumexp}",
  },
  logSumExp,
);
