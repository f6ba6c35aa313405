import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l3: Example = {
  id: "l3",
  row: "L3",
  title: msg`Numerical against analytic`,
  sentence: msg`The slope of e^x at 1 by finite differences is slow, approximate and easy to write; the analytic one is fast, exact and easy to get wrong, so the first checks the second.`,
  source: ["f = exp(x)", "x = 1"].join("\n"),
  settings: { tab: "check", at: "end" },
};
