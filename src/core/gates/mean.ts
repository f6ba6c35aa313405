import { reducedCount, reduction, total } from "./reductions.ts";

export const mean = reduction(
  {
    name: "mean",
    title: "mean",
    calls: ["mean"],
    pullback: () => ({ x: "spread(upstream, x, axis=axis) / n" }),
    counts: reducedCount,
    symbol: "mean",
    latex: "\\operatorname{mean}",
  },
  (line, extent) => total(line, extent) / extent,
);
