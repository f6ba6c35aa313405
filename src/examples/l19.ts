import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l19: Example = {
  id: "l19",
  row: "L19",
  title: msg`A graph, forward() and backward()`,
  sentence: msg`Forward calls the gates in topological order, backward calls them in the reverse order: the two loops of the class are all of backpropagation.`,
  source: ["q = x + y", "f = q * z", "x = -2", "y = 5", "z = -4"].join("\n"),
  settings: { tab: "code", code: "gates" },
};
