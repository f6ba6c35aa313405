import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l21: Example = {
  id: "l21",
  row: "L21",
  title: msg`A sigmoid layer, as Caffe names it`,
  sentence: msg`A layer takes what is at its bottom and makes its top; backward it takes the top's diff and makes the bottom's: σ (1 − σ) times top_diff.`,
  source: ["top = sigmoid(bottom)", "loss = sum(top)", "bottom = [-2, -0.5, 0, 1, 3]"].join("\n"),
  settings: { tab: "code", code: "caffe" },
};
