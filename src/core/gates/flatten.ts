import { sizeOf } from "../tensor/nested.ts";
import { msg } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";

export const flatten: TensorGate = {
  kind: "tensor",
  name: "flatten",
  title: msg`flatten`,
  says: msg`All numbers of x in one row.`,
  sample: "flatten(x); x = [[1, 2, 3], [4, 5, 6]]",
  operands: ["x"],
  calls: ["flatten", "ravel"],
  shape: ([x = []]) => [sizeOf(x)],
  forward: ([x], _attributes, shape) => ({ shape, data: x?.data ?? new Float64Array(0) }),
  pullback: () => ({ x: "reshape(upstream, x.shape)" }),
  symbol: "flat",
  latex: "\\operatorname{flatten}",
};
