import { pick, pickedIndexes, pickedShape, picks, type Subscripts } from "./subscripts.ts";
import type { Attributes, TensorGate } from "./gate.ts";

const subscriptsOf = (attributes: Attributes): Subscripts => (attributes["subscripts"] ?? []) as Subscripts;

/** `x[0]`, `W[0, :]`: takes elements out. */
export const subscript: TensorGate = {
  kind: "tensor",
  name: "index",
  title: "index",
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

/** Puts the elements of u back where subscripts took them from in x, and 0 elsewhere. It speaks in pullbacks. */
export const scatter: TensorGate = {
  kind: "tensor",
  name: "scatter",
  title: "scatter",
  operands: ["u", "x"],
  calls: ["scatter"],
  attributes: [{ name: "subscripts" }],
  shape: ([, x = []]) => x,
  forward: ([u, x], attributes, shape) => {
    const found = picks(x?.shape ?? [], subscriptsOf(attributes));
    if ("misfit" in found) throw new Error(found.misfit);
    const data = new Float64Array(x?.data.length ?? 0);
    for (const [i, at] of pickedIndexes(shape, found).entries())
      data[at] = (data[at] ?? 0) + (u?.data[i] ?? Number.NaN);
    return { shape, data };
  },
  pullback: () => ({ x: "0 * x" }),
  symbol: "scatter",
  latex: "\\operatorname{scatter}",
};
