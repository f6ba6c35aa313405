import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l14: Example = {
  id: "l14",
  row: "L14",
  title: msg`Gradients add at branches`,
  sentence: msg`Both x and y are used in more than one place, so the gradients that come back along their branches are added up.`,
  source: ["num = x + sigmoid(y)", "den = sigmoid(x) + (x + y)^2", "f = num / den", "x = 3", "y = -4"].join("\n"),
};
