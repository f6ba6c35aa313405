import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const equal: ElementwiseGate = {
  kind: "elementwise",
  name: "equal",
  title: msg`equal`,
  says: msg`1 where a equals b, else 0: flat everywhere, so no gradient passes.`,
  operands: ["a", "b"],
  calls: [],
  operator: "==",
  forward: (a, b) => (a === b ? 1 : 0),
  partials: { a: "0", b: "0" },
  symbol: "=",
  folded: { a: "# = x", b: "= #" },
  latex: "#a = #b",
  notes: [
    {
      about: "gradient",
      when: "1",
      says: msg`A comparison is 0 or 1 and flat in between, so its local gradient is 0.`,
    },
  ],
};
