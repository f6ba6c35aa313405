import { sameShape, sizeOf } from "./nested.ts";
import type { Shape, Tensor } from "./tensor.ts";

/** The shape that NumPy's rule gives several operands: aligned at the last axis, extents equal or 1. Null where they clash. */
export function broadcastShapes(shapes: readonly Shape[]): Shape | null {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const result: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    let extent = 1;
    for (const shape of shapes) {
      const own = shape[axis - rank + shape.length] ?? 1;
      if (own === 1 || own === extent) continue;
      if (extent !== 1) return null;
      extent = own;
    }
    result.push(extent);
  }
  return result;
}

/** For each element of `shape`, in row-major order, the index of the element of `operand` that stands there. */
export function sources(operand: Shape, shape: Shape): Int32Array {
  const indexes = new Int32Array(sizeOf(shape));
  // Copies along an axis have stride 0.
  const strides = new Array<number>(shape.length).fill(0);
  let stride = 1;
  for (let axis = operand.length - 1; axis >= 0; axis--) {
    const extent = operand[axis] ?? 1;
    if (extent !== 1) strides[axis - operand.length + shape.length] = stride;
    stride *= extent;
  }
  let block = 1;
  // Grown axis by axis from the last: what is filled so far is copied, shifted by the axis' stride.
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] ?? 1;
    const step = strides[axis] ?? 0;
    for (let i = 1; i < extent; i++)
      for (let k = 0; k < block; k++) indexes[i * block + k] = (indexes[k] ?? 0) + i * step;
    block *= extent;
  }
  return indexes;
}

/**
 * Applies a function of numbers to the elements of several tensors, broadcast to `shape`.
 * `f` gets one element of each, and the flat index of the result.
 */
export function mapElements(
  f: (elements: readonly number[], index: number) => number,
  operands: readonly Tensor[],
  shape: Shape,
): Tensor {
  const data = new Float64Array(sizeOf(shape));
  const indexes = operands.map((operand) => (sameShape(operand.shape, shape) ? null : sources(operand.shape, shape)));
  const elements = new Array<number>(operands.length).fill(0);
  for (let i = 0; i < data.length; i++) {
    for (let k = 0; k < operands.length; k++) {
      const index = indexes[k]?.[i] ?? i;
      elements[k] = operands[k]?.data[index] ?? Number.NaN;
    }
    data[i] = f(elements, i);
  }
  return { shape, data };
}

/** The gradient of a broadcast operand: elements that are copies of one are summed back onto it. */
export function sumTo(tensor: Tensor, shape: Shape): Tensor {
  if (sameShape(tensor.shape, shape)) return tensor;
  const data = new Float64Array(sizeOf(shape));
  const indexes = sources(shape, tensor.shape);
  for (let i = 0; i < tensor.data.length; i++) {
    const at = indexes[i] ?? 0;
    data[at] = (data[at] ?? 0) + (tensor.data[i] ?? Number.NaN);
  }
  return { shape, data };
}
