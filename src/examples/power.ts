import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const power: Example = {
  id: "power",
  row: "L14",
  title: msg`x to the power x`,
  sentence: msg`As the base x gets x · x^(x − 1), as the exponent it gets x^x · ln x, and the gradient is the sum of the two.`,
  source: ["f = x ^ x", "x = 2"].join("\n"),
};
