import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const greaterEqual: ElementwiseGate = {
  kind: "elementwise",
  name: "greater_equal",
  title: msg`at least`,
  says: msg`1 where a is at least b, else 0: flat everywhere, so no gradient passes.`,
  operands: ["a", "b"],
  calls: [],
  operator: ">=",
  forward: (a, b) => (a >= b ? 1 : 0),
  partials: { a: "0", b: "0" },
  symbol: "≥",
  folded: { a: "# ≥ x", b: "≥ #" },
  latex: "#a \\ge #b",
  notes: [
    {
      about: "gradient",
      when: "1",
      says: msg`A comparison is 0 or 1 and flat in between, so its local gradient is 0.`,
    },
  ],
};
