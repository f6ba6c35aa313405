import { msg } from "../words/t.ts";
import type { Note } from "./gate.ts";

/** Where powers leave the real numbers, and what is taken at 0. */
export const powerNotes: readonly Note[] = [
  {
    about: "value",
    when: "(a < 0) * (1 - (out == out))",
    says: msg`A negative base, #a, has no real power with a fractional exponent.`,
  },
  { about: "value", when: "(a == 0) * (b < 0)", says: msg`0 to a negative power is a division by 0.` },
  {
    about: "gradient",
    when: "(a == 0) * (b == 0)",
    says: msg`x⁰ is 1 everywhere, so its local gradient is taken to be 0 at 0 too.`,
    operand: "a",
  },
  {
    about: "gradient",
    when: "(a == 0) * (b >= 0)",
    says: msg`0 to any positive power is 0, so the local gradient in the exponent is taken to be 0.`,
    operand: "b",
  },
  {
    about: "gradient",
    when: "a < 0",
    says: msg`The local gradient in the exponent is out · log(base), and the base #a is negative: it has no real logarithm.`,
    operand: "b",
  },
];
