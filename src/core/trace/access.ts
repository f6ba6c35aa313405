import type { Moment } from "../gates/gate.ts";
import type { GateNode } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { nest, scalar, sizeOf } from "../tensor/nested.ts";
import type { Nested, Tensor } from "../tensor/tensor.ts";
import type { Trace } from "./trace.ts";

/** A node's elements in place, not a copy. */
function view(trace: Trace, arena: Float64Array, index: number): Tensor {
  const shape = trace.shapes[index];
  const offset = trace.offsets[index];
  if (shape === undefined || offset === undefined) throw new Error(`The trace has no node ${String(index)}.`);
  return { shape, data: arena.subarray(offset, offset + sizeOf(shape)) };
}

function read(trace: Trace, arena: Float64Array, index: number): Nested {
  const { shape, data } = view(trace, arena, index);
  return nest(data, 0, shape);
}

/** The value of a node, in its shape. */
export function valueOf(trace: Trace, index: number): Nested {
  return read(trace, trace.values, index);
}

/** ∂target/∂node, in the node's shape; 0 where the target does not depend on it. */
export function gradientOf(trace: Trace, index: number): Nested {
  return read(trace, trace.gradients, index);
}

/** The gate at an index. Throws on an input. */
export function gateAt(trace: Trace, index: number): GateNode {
  const node = nodeAt(trace.graph, index);
  if (node.kind === "gate") return node;
  throw new Error(`${node.id} is an input, not a gate.`);
}

/** What one slot of a gate sees: operands, output and upstream gradient, in place. Throws on an input. */
export function momentAt(trace: Trace, index: number, slot: number): Moment {
  const { operands, attributes } = gateAt(trace, index);
  return {
    operands: operands.map((operand) =>
      operand.kind === "constant" ? scalar(operand.value) : view(trace, trace.values, operand.node),
    ),
    out: view(trace, trace.values, index),
    upstream: view(trace, trace.gradients, index),
    attributes,
    slot,
  };
}
