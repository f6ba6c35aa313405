import { msg } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";
import { pick, pickedShape, picks, subscriptsOf } from "./subscripts.ts";

/** `x[0]`, `W[0, :]`: takes elements out. */
export const subscript: TensorGate = {
  kind: "tensor",
  name: "index",
  title: msg`index`,
  says: msg`Takes entries out: x[1], x[0, :], x[1:3]. Backward, the others get 0.`,
  sample: "x[1]; x = [3, 1, 2]",
  operands: ["x"],
  calls: [],
  attributes: [{ name: "subscripts" }],
  shape: ([x = []], attributes) => {
    const found = picks(x, subscriptsOf(attributes));
    return "misfit" in found ? found : pickedShape(found);
  },
  forward: ([x], attributes) => {
    if (x === undefined) throw new Error("An index takes an operand.");
    return pick(x, subscriptsOf(attributes));
  },
  pullback: () => ({ x: "scatter(upstream, x, subscripts)" }),
  symbol: "[ ]",
  latex: "#x_{[\\,]}",
};
