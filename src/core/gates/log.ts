import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const log: ElementwiseGate = {
  kind: "elementwise",
  name: "log",
  title: msg`log`,
  says: msg`The natural logarithm: the steeper, the nearer x is to 0.`,
  operands: ["x"],
  calls: ["log", "ln"],
  forward: Math.log,
  partials: { x: "1 / x" },
  symbol: "log",
  latex: "\\log",
  notes: [
    {
      about: "value",
      when: "x == 0",
      says: msg`log 0 is −∞: the logarithm falls without bound as its operand nears 0.`,
    },
    { about: "value", when: "x < 0", says: msg`#x is negative, and a negative number has no real logarithm.` },
    { about: "gradient", when: "x == 0", says: msg`The slope 1/x grows without bound as #x nears 0.`, operand: "x" },
  ],
};
