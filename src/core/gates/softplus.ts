import { msg } from "../words/t.ts";
import type { ElementwiseGate } from "./gate.ts";

export const softplus: ElementwiseGate = {
  kind: "elementwise",
  name: "softplus",
  title: msg`softplus`,
  says: msg`A smooth max(0, x), whose slope is the sigmoid of x.`,
  operands: ["x"],
  calls: ["softplus"],
  forward: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  partials: { x: "sigmoid(x)" },
  symbol: "soft+",
  latex: "\\operatorname{softplus}",
  expansion: "log(1 + exp(x))",
};
