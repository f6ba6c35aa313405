import { logSumExp, reduction } from "./reductions.ts";

export const logsumexp = reduction(
  {
    name: "logsumexp",
    title: "log-sum-exp",
    calls: ["logsumexp"],
    pullback: () => ({ x: "spread(upstream, x, axis=axis) * softmax(x, axis=axis)" }),
    symbol: "log Σ exp",
    latex: "\\operatorname{logsumexp}",
  },
  logSumExp,
);
