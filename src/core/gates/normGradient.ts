import { alongAxis } from "../tensor/axes.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { axisOf } from "./common.ts";
import type { Moment } from "./gate.ts";

/** The gradient of a norm: upstream · x / ‖x‖ along each line, and 0 where the line's norm is 0. */
export function normGradient({ operands: [x], out, upstream, attributes }: Moment): Tensor {
  if (x === undefined) throw new Error("norm takes an operand.");
  const { extent, inner } = alongAxis(x.shape, axisOf(attributes, x.shape));
  const data = x.data.map((element, at) => {
    const line = Math.floor(at / (extent * inner)) * inner + (at % inner);
    const length = out.data[line] ?? Number.NaN;
    return length === 0 ? 0 : ((upstream.data[line] ?? Number.NaN) / length) * element;
  });
  return { shape: x.shape, data };
}
