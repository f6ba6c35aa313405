import { sizeOf } from "../tensor/nested.ts";
import { msg } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";

export const transpose: TensorGate = {
  kind: "tensor",
  name: "transpose",
  title: msg`transpose`,
  says: msg`Rows become columns, written x.T too.`,
  sample: "x.T; x = [[1, 2, 3], [4, 5, 6]]",
  operands: ["x"],
  calls: ["transpose"],
  shape: ([x = []]) => x.toReversed(),
  forward: ([x], _attributes, shape) => {
    const data = new Float64Array(sizeOf(shape));
    // Axis k of the result is an axis of the operand whose stride is the product of the extents before k.
    const strides = shape.map((_extent, axis) => sizeOf(shape.slice(0, axis)));
    for (let i = 0; i < data.length; i++) {
      let rest = i;
      let source = 0;
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        const extent = shape[axis] ?? 1;
        source += (rest % extent) * (strides[axis] ?? 1);
        rest = Math.floor(rest / extent);
      }
      data[i] = x?.data[source] ?? Number.NaN;
    }
    return { shape, data };
  },
  pullback: () => ({ x: "upstream.T" }),
  symbol: "T",
  latex: "#x^{T}",
};
