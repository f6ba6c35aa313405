import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { msg, t } from "../words/t.ts";
import type { Constant, Misfit, TensorGate } from "./gate.ts";

/** The shape asked for; one −1 stands for whatever is left. */
function asked(shape: Constant | undefined, size: number): Shape | null {
  const extents = typeof shape === "number" ? [shape] : shape;
  if (!Array.isArray(extents) || !extents.every((e): e is number => typeof e === "number" && Number.isInteger(e)))
    return null;
  const known = extents.filter((extent) => extent !== -1).reduce((product, extent) => product * extent, 1);
  return extents.map((extent) => (extent === -1 ? size / known : extent));
}

function reshaped(x: Shape, wanted: Constant | undefined): Shape | Misfit {
  const size = sizeOf(x);
  const shape = asked(wanted, size);
  if (shape === null) return { misfit: t`A shape is a list of whole numbers, such as (2, 3).` };
  if (sizeOf(shape) === size && shape.every((extent) => Number.isInteger(extent) && extent >= 0)) return shape;
  const whole = shape.map((extent) => (Number.isInteger(extent) ? extent : -1));
  return { misfit: t`${printShape(x)} has ${size} numbers, which do not fill ${printShape(whole)}.` };
}

export const reshape: TensorGate = {
  kind: "tensor",
  name: "reshape",
  title: msg`reshape`,
  says: msg`The same numbers, row by row, in another shape.`,
  sample: "reshape(x, (3, 2)); x = [[1, 2, 3], [4, 5, 6]]",
  operands: ["x"],
  calls: ["reshape"],
  attributes: [{ name: "shape" }],
  shape: ([x = []], { shape }) => reshaped(x, shape),
  forward: ([x], _attributes, shape) => ({ shape, data: x?.data ?? new Float64Array(0) }),
  pullback: () => ({ x: "reshape(upstream, x.shape)" }),
  symbol: "reshape",
  latex: "\\operatorname{reshape}",
};
