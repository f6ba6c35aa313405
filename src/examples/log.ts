import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const log: Example = {
  id: "log",
  row: "L22",
  title: msg`The log of zero`,
  sentence: msg`A probability of 0 for the right class makes the loss −log p infinite, and with it the gradient: no single step downhill follows from that.`,
  source: ["loss = -log(p)", "p = 0"].join("\n"),
};
