import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const saturated: Example = {
  id: "saturated",
  row: "L27",
  title: msg`A saturated neuron`,
  sentence: msg`Far from zero the sigmoid is flat, so next to nothing of the gradient gets through and the weight hardly learns.`,
  source: ["f = sigmoid(w * x)", "w = 4", "x = 5"].join("\n"),
};
