import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const wide: Example = {
  id: "wide",
  row: "L15",
  title: msg`The same with 4096 entries`,
  sentence: msg`The step is the one of the short vector: the upstream gradient goes through where x is above 0, which takes 4096 numbers where the Jacobian would have 16 777 216.`,
  source: ["h = max(0, x)", "f = sum(h)", "x = randn(4096, seed=1)"].join("\n"),
};
