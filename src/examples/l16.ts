import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l16: Example = {
  id: "l16",
  row: "L16",
  title: msg`f = ‖W·x‖² as a graph`,
  sentence: msg`The gradient of q is 2q, and the matrix product hands it on as the outer product 2q xᵀ to W and as 2Wᵀq to x.`,
  source: ["q = W·x", "f = sum(q^2)", "W = [[0.1, 0.5], [-0.3, 0.8]]", "x = [0.2, 0.4]"].join("\n"),
};
