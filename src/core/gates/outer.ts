import { sizeOf } from "../tensor/nested.ts";
import { msg, t } from "../words/t.ts";
import { rankMisfit } from "./common.ts";
import type { TensorGate } from "./gate.ts";

export const outer: TensorGate = {
  kind: "tensor",
  name: "outer",
  title: msg`outer product`,
  says: msg`Every entry of a times every entry of b, as a matrix.`,
  sample: "outer(a, b); a = [1, 2]; b = [3, -1, 2]",
  operands: ["a", "b"],
  calls: ["outer"],
  shape: ([a = [], b = []]) => rankMisfit(a, [1], t`A vector`) ?? rankMisfit(b, [1], t`A vector`) ?? [...a, ...b],
  forward: ([a, b], _attributes, shape) => {
    const data = new Float64Array(sizeOf(shape));
    const [, columns = 0] = shape;
    for (let i = 0; i < data.length; i++)
      data[i] = (a?.data[Math.floor(i / columns)] ?? Number.NaN) * (b?.data[i % columns] ?? Number.NaN);
    return { shape, data };
  },
  pullback: () => ({ a: "upstream @ b", b: "a @ upstream" }),
  symbol: "⊗",
  latex: "#a #b^{T}",
};
