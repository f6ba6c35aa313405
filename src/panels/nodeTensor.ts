import { sizeOf } from "../core/tensor/nested.ts";
import type { Tensor } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";

function part(trace: Trace, arena: Float64Array, index: number): Tensor {
  const shape = trace.shapes[index] ?? [];
  const offset = trace.offsets[index] ?? 0;
  return { shape, data: arena.subarray(offset, offset + sizeOf(shape)) };
}

/** A node's value in place: nothing is copied, however large it is. */
export const valueTensor = (trace: Trace, index: number): Tensor => part(trace, trace.values, index);

/** ∂target/∂node in place, in the node's shape. */
export const gradientTensor = (trace: Trace, index: number): Tensor => part(trace, trace.gradients, index);
