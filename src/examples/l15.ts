import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l15: Example = {
  id: "l15",
  row: "L15",
  title: msg`max(0, x) on a vector`,
  sentence: msg`Each entry of h depends on its own entry of x alone, so the Jacobian is diagonal, 1 where x is above 0 and else 0; with 4096 entries it would hold 16 777 216 numbers, and it is never built.`,
  source: ["h = max(0, x)", "f = sum(h)", "x = [1.5, -2, 0.5, -1]"].join("\n"),
};
