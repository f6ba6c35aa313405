import { msg } from "../words/t.ts";
import { reduction, total } from "./reductions.ts";

export const sum = reduction(
  {
    name: "sum",
    title: msg`sum`,
    says: msg`The sum of all entries, or along an axis. Backward, each entry gets a copy of the gradient.`,
    sample: "sum(x); x = [1, -2, 3]",
    calls: ["sum"],
    pullback: () => ({ x: "spread(upstream, x, axis=axis)" }),
    symbol: "Σ",
    latex: "\\sum",
  },
  total,
);
