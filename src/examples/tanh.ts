import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const tanh: Example = {
  id: "tanh",
  row: "L27",
  title: msg`A tanh neuron`,
  sentence: msg`The local gradient of tanh is 1 − out²: it is near 1 around zero and fades as the output nears 1 or −1.`,
  source: ["h = tanh(w*x + b)", "w = 0.5", "x = 3", "b = -1"].join("\n"),
};
