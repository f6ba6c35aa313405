import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const exp: ElementwiseGate = {
  kind: "elementwise",
  name: "exp",
  title: msg`exp`,
  says: msg`e to the power x, written e^x too: its own slope everywhere.`,
  operands: ["x"],
  calls: ["exp"],
  forward: Math.exp,
  partials: { x: "out" },
  symbol: "exp",
  latex: "e^{#x}",
};
