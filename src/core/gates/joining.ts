import { alongAxis } from "../tensor/axes.ts";
import { printShape, sameShape, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { axisMisfit, axisOf } from "./common.ts";
import type { Attributes, Misfit } from "./gate.ts";

/** The shape of tensors laid end to end, or why they cannot be. */
export function joinedShape(shapes: readonly Shape[], attributes: Attributes): Shape | Misfit {
  const [first = []] = shapes;
  const misfit = axisMisfit(attributes, first);
  if (misfit !== null) return misfit;
  const axis = axisOf(attributes, first) ?? 0;
  const other = shapes.find(
    (shape) => shape.length !== first.length || !sameShape(shape.with(axis, 0), first.with(axis, 0)),
  );
  if (other !== undefined)
    return {
      misfit: t`${printShape(first)} and ${printShape(other)} cannot be joined along axis ${axis}: their other sizes differ.`,
    };
  return first.with(
    axis,
    shapes.reduce((extent, shape) => extent + (shape[axis] ?? 0), 0),
  );
}

/** Lays tensors of equal shape but for one axis end to end along that axis. */
export function join(parts: readonly Tensor[], axis: number, shape: Shape): Tensor {
  const data = new Float64Array(sizeOf(shape));
  const { outer, extent, inner } = alongAxis(shape, axis);
  let start = 0;
  for (const part of parts) {
    const length = (part.shape[axis] ?? 1) * inner;
    for (let o = 0; o < outer; o++)
      data.set(part.data.subarray(o * length, (o + 1) * length), o * extent * inner + start);
    start += length;
  }
  return { shape, data };
}

/** The elements from position `from` to `to` along an axis. */
export function cut(tensor: Tensor, axis: number, from: number, to: number): Tensor {
  const { outer, extent, inner } = alongAxis(tensor.shape, axis);
  const shape = tensor.shape.with(axis, to - from);
  const data = new Float64Array(sizeOf(shape));
  const length = (to - from) * inner;
  for (let o = 0; o < outer; o++) {
    const start = (o * extent + from) * inner;
    data.set(tensor.data.subarray(start, start + length), o * length);
  }
  return { shape, data };
}
