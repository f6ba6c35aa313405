import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const abs: ElementwiseGate = {
  kind: "elementwise",
  name: "abs",
  title: msg`absolute value`,
  says: msg`The distance of x from 0.`,
  operands: ["x"],
  calls: ["abs", "fabs"],
  forward: Math.abs,
  partials: { x: "(x > 0) - (x < 0)" },
  symbol: "|x|",
  latex: "\\left|#x\\right|",
  // At 0 neither part hands x anything, as |x| does; max(x, -x) would hand it 1.
  expansion: "max(0, x) + max(0, -x)",
  alsoWritten: [
    { text: "max(x, -x)", differs: msg`At 0 max hands the gradient to its first operand, x; |x| hands on none.` },
    { text: "max(-x, x)", differs: msg`At 0 max hands the gradient to its first operand, −x; |x| hands on none.` },
    { text: "where(x > 0, x, -x)", differs: msg`At 0 where takes the slope of −x; |x| hands on no gradient.` },
    { text: "sqrt(x^2)", differs: msg`At 0 the slope of the root is infinite; |x| hands on no gradient.` },
  ],
  notes: [
    {
      about: "gradient",
      when: "x == 0",
      says: msg`|x| has a kink at 0, where its local gradient is taken to be 0.`,
      operand: "x",
    },
  ],
};
