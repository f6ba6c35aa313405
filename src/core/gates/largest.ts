import { msg } from "../words/t.ts";
import { extreme, indicator, reduction } from "./reductions.ts";

export const firstLargest = indicator("first_largest", 1);

export const largest = reduction(
  {
    name: "largest",
    title: msg`largest`,
    says: msg`The largest of all entries, or along an axis. The gradient goes to the first such entry.`,
    sample: "max(x); x = [1, 3, 2]",
    // `max(x)` with a single operand; with two the elementwise max is meant.
    calls: ["largest", "amax"],
    pullback: () => ({ x: "spread(upstream, x, axis=axis) * first_largest(x, axis=axis)" }),
    notes: [
      {
        about: "gradient",
        when: "sum(x == spread(out, x, axis=axis)) > sum(out == out)",
        says: msg`Several entries of #x are the largest: at a tie max routes to the first of them.`,
      },
    ],
    symbol: "max",
    latex: "\\max",
  },
  (line, extent) => extreme(line, extent, 1),
);
