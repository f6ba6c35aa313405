import { msg } from "../words/t.ts";
import { extreme, indicator, reduction } from "./reductions.ts";

export const firstSmallest = indicator("first_smallest", -1);

export const smallest = reduction(
  {
    name: "smallest",
    title: msg`smallest`,
    says: msg`The smallest of all entries, or along an axis. The gradient goes to the first such entry.`,
    sample: "min(x); x = [1, -3, 2]",
    // `min(x)` with a single operand; with two the elementwise min is meant.
    calls: ["smallest", "amin"],
    pullback: () => ({ x: "spread(upstream, x, axis=axis) * first_smallest(x, axis=axis)" }),
    notes: [
      {
        about: "gradient",
        when: "sum(x == spread(out, x, axis=axis)) > sum(out == out)",
        says: msg`Several entries of #x are the smallest: at a tie min routes to the first of them.`,
      },
    ],
    symbol: "min",
    latex: "\\min",
  },
  (line, extent) => extreme(line, extent, -1),
);
