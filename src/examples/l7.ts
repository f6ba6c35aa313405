import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l7: Example = {
  id: "l7",
  row: "L7",
  title: "f = (x + y) z",
  sentence: msg`Going backward, each gate multiplies the gradient that arrives by its own local gradient: all of backpropagation is in these two gates.`,
  source: ["q = x + y", "f = q * z", "x = -2", "y = 5", "z = -4"].join("\n"),
};
