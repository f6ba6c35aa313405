import { reduction, total } from "./reductions.ts";

export const sum = reduction(
  {
    name: "sum",
    title: "sum",
    calls: ["sum"],
    pullback: () => ({ x: "spread(upstream, x, axis=axis)" }),
    symbol: "Σ",
    latex: "\\sum",
  },
  total,
);
