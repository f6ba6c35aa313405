import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const square: Example = {
  id: "square",
  row: "L14",
  title: msg`x · x uses x twice`,
  sentence: msg`Both inputs of this gate are the same x, so two gradients of 3 come back to it and add up to 6, which is 2x.`,
  source: ["f = x * x", "x = 3"].join("\n"),
};
