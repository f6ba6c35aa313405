import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l8: Example = {
  id: "l8",
  row: "L8",
  title: msg`One gate on its own`,
  sentence: msg`A gate knows only its inputs; when ∂L/∂z arrives from whatever stands behind it, it multiplies that by ∂z/∂x and ∂z/∂y and passes the products on.`,
  source: ["z = x * y", "L = z^2", "x = -1", "y = 3"].join("\n"),
};
