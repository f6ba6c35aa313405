import { msg } from "../words/t.ts";
import { reducedCount, reduction, total } from "./reductions.ts";

export const mean = reduction(
  {
    name: "mean",
    title: msg`mean`,
    says: msg`The mean of all entries, or along an axis. Backward, each gets an equal share of the gradient.`,
    sample: "mean(x); x = [1, -2, 3]",
    calls: ["mean"],
    pullback: () => ({ x: "spread(upstream, x, axis=axis) / n" }),
    counts: reducedCount,
    expansion: "sum(x, axis=axis, keepdims=keepdims) / n",
    alsoWritten: [{ text: "sum(x, axis=axis, keepdims=keepdims) * (1 / n)" }],
    symbol: "mean",
    latex: "\\operatorname{mean}",
  },
  (line, extent) => total(line, extent) / extent,
);
