import { printShape, sameShape } from "../tensor/nested.ts";
import { msg, t } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";
import { cut, join } from "./joining.ts";

/** `stack([a, b])`, and `[a, b]` with entries that are computed: a new first axis. */
export const stack: TensorGate = {
  kind: "tensor",
  name: "stack",
  title: msg`stack`,
  says: msg`Arrays of one shape as the rows of a new one. Backward, each gets its row of the gradient.`,
  sample: "stack([a, b]); a = [1, 2]; b = [3, 4]",
  operands: ["x"],
  variadic: true,
  calls: ["stack"],
  shape: (shapes) => {
    const [first = []] = shapes;
    const other = shapes.find((shape) => !sameShape(shape, first));
    if (other === undefined) return [shapes.length, ...first];
    return {
      misfit: t`The rows of a matrix must have one length: these are ${printShape(first)} and ${printShape(other)}.`,
    };
  },
  forward: (operands, _attributes, shape) => {
    const rows = operands.map((operand) => ({ shape: [1, ...operand.shape], data: operand.data }));
    return join(rows, 0, shape);
  },
  pullback: () => ({}),
  kernels: {
    x: ({ operands, upstream, slot }) => ({
      shape: operands[slot]?.shape ?? [],
      data: cut(upstream, 0, slot, slot + 1).data,
    }),
  },
  symbol: "[ , ]",
  latex: "\\operatorname{stack}",
};
