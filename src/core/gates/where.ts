import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const where: ElementwiseGate = {
  kind: "elementwise",
  name: "where",
  title: msg`where`,
  says: msg`a where c is not 0, else b. Backward, the chosen one gets the gradient.`,
  sample: "where(c, a, b); c = 1; a = 3; b = 2",
  operands: ["c", "a", "b"],
  calls: ["where"],
  forward: (c, a, b) => (c !== 0 ? a : b),
  partials: { c: "0", a: "where(c, 1, 0)", b: "where(c, 0, 1)" },
  symbol: "where",
  latex: "\\operatorname{where}",
  notes: [
    {
      about: "gradient",
      when: "1",
      says: msg`A condition only switches: a small change of it changes nothing, so its gradient is 0.`,
      operand: "c",
    },
  ],
};
