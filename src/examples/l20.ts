import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l20: Example = {
  id: "l20",
  row: "L20",
  title: msg`Exercise: the multiply gate`,
  sentence: msg`Forward is there; write what backward hands to x and to y. Each line is judged as you write it, and hints come before the answer.`,
  source: [
    "class MultiplyGate(object):",
    "    def forward(self, x, y):",
    "        z = x * y",
    "        self.x = x  # must keep these around!",
    "        self.y = y",
    "        return z",
    "    def backward(self, dz):",
    "        dx = ...  # todo",
    "        dy = ...  # todo",
    "        return [dx, dy]",
  ].join("\n"),
  settings: { tab: "check" },
};
