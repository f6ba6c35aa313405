import { printShape, sameShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { axisMisfit, axisOf } from "./common.ts";
import type { Attributes, Misfit, TensorGate } from "./gate.ts";
import { cut, join } from "./joining.ts";

function joinedShape(shapes: readonly Shape[], attributes: Attributes): Shape | Misfit {
  const [first = []] = shapes;
  const misfit = axisMisfit(attributes, first);
  if (misfit !== null) return misfit;
  const axis = axisOf(attributes, first) ?? 0;
  const other = shapes.find(
    (shape) => shape.length !== first.length || !sameShape(shape.with(axis, 0), first.with(axis, 0)),
  );
  if (other !== undefined)
    return {
      misfit: `${printShape(first)} and ${printShape(other)} cannot be joined along axis ${String(axis)}: their other sizes differ.`,
    };
  return first.with(
    axis,
    shapes.reduce((extent, shape) => extent + (shape[axis] ?? 0), 0),
  );
}

export const concat: TensorGate = {
  kind: "tensor",
  name: "concat",
  title: "concat",
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
