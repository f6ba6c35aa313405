import { msg } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";
import { pickedIndexes, picks, subscriptsOf } from "./subscripts.ts";

/** Puts the elements of u back where subscripts took them from in x, and 0 elsewhere. It speaks in pullbacks. */
export const scatter: TensorGate = {
  kind: "tensor",
  name: "scatter",
  title: msg`scatter`,
  says: msg`Puts u back where subscripts took it from in x, with 0 elsewhere.`,
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
