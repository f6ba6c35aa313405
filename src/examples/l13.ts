import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l13: Example = {
  id: "l13",
  row: "L13",
  title: msg`Distributor, router, switcher`,
  sentence: msg`An add gate passes its gradient to both inputs, a max gate to the larger one only, and a multiply gate scales it by the other input's value.`,
  source: ["f = 2 * (x * y + max(z, w))", "x = 3", "y = -4", "z = 2", "w = -1"].join("\n"),
};
