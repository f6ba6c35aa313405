import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l12: Example = {
  id: "l12",
  row: "L12",
  title: msg`Four gates or one: the sigmoid`,
  sentence: msg`Written out with a function of one's own or taken as a single gate with local gradient (1 − σ) σ, the sigmoid hands the same gradient back to s.`,
  source: ["squash(u) = 1 / (1 + exp(-u))", "a = squash(s)", "b = sigmoid(s)", "f = a + b", "s = 1"].join("\n"),
  settings: { open: ["a.squash"] },
};
