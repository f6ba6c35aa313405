import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const tie: Example = {
  id: "tie",
  row: "L13",
  title: msg`Max at a tie`,
  sentence: msg`Where both inputs are equal the derivative of max does not exist; by convention the whole gradient goes to the first.`,
  source: ["f = max(x, y) * z", "x = 2", "y = 2", "z = 3"].join("\n"),
};
