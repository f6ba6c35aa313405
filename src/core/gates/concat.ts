import { msg } from "../words/t.ts";
import { axisOf } from "./common.ts";
import type { TensorGate } from "./gate.ts";
import { cut, join, joinedShape } from "./joining.ts";

export const concat: TensorGate = {
  kind: "tensor",
  name: "concat",
  title: msg`concat`,
  says: msg`Joins arrays along an axis. Backward, each gets its own part of the gradient.`,
  sample: "concat([a, b]); a = [1, 2]; b = [3, 4, 5]",
  operands: ["x"],
  variadic: true,
  calls: ["concat", "concatenate"],
  attributes: [{ name: "axis", fallback: 0 }],
  shape: joinedShape,
  forward: (operands, attributes, shape) => join(operands, axisOf(attributes, shape) ?? 0, shape),
  pullback: () => ({}),
  kernels: {
    x: ({ operands, upstream, attributes, slot }) => {
      const axis = axisOf(attributes, upstream.shape) ?? 0;
      const from = operands.slice(0, slot).reduce((at, operand) => at + (operand.shape[axis] ?? 0), 0);
      return cut(upstream, axis, from, from + (operands[slot]?.shape[axis] ?? 0));
    },
  },
  symbol: "concat",
  latex: "\\operatorname{concat}",
};
