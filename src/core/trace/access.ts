import { nest } from "../tensor/nested.ts";
import type { Nested } from "../tensor/tensor.ts";
import type { Trace } from "./trace.ts";

function read(trace: Trace, arena: Float64Array, index: number): Nested {
  const shape = trace.shapes[index];
  const offset = trace.offsets[index];
  if (shape === undefined || offset === undefined) throw new Error(`The trace has no node ${String(index)}.`);
  return nest(arena, offset, shape);
}

/** The value of a node, in its shape. */
export function valueOf(trace: Trace, index: number): Nested {
  return read(trace, trace.values, index);
}

/** ∂target/∂node, in the node's shape; 0 where the target does not depend on it. */
export function gradientOf(trace: Trace, index: number): Nested {
  return read(trace, trace.gradients, index);
}
