import { printCount } from "../language/count.ts";
import { broadcastShapes, mapElements } from "../tensor/broadcast.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { joined } from "../words/joined.ts";
import { t } from "../words/t.ts";
import type { Attributes, Gate, Misfit } from "./gate.ts";
import { isMisfit } from "./common.ts";

/** Elements that one tensor may hold. */
export const elementLimit = 1_000_000;

/** The shape that a gate makes of its operands' shapes, or why they do not go together. */
export function outputShape(gate: Gate, shapes: readonly Shape[], attributes: Attributes): Shape | Misfit {
  const shape = gate.kind === "tensor" ? gate.shape(shapes, attributes) : broadcastShapes(shapes);
  if (shape === null) {
    const names = joined(shapes.filter((s) => s.length > 0).map(printShape));
    return { misfit: t`${names} do not broadcast: sizes must be equal, or 1, counted from the last axis.` };
  }
  return isMisfit(shape) ? shape : (sizeMisfit(shape) ?? shape);
}

/** Why a tensor of that shape is refused; null where it is within the limit. */
export function sizeMisfit(shape: Shape): Misfit | null {
  const size = sizeOf(shape);
  if (size <= elementLimit) return null;
  return {
    misfit: t`${printShape(shape)} would hold ${printCount(size)} numbers; the limit is ${printCount(elementLimit)}.`,
  };
}

/** Computes a gate's output. The shapes have been found to go together. */
export function computeGate(gate: Gate, operands: readonly Tensor[], attributes: Attributes, shape: Shape): Tensor {
  if (gate.kind === "tensor") return gate.forward(operands, attributes, shape);
  return mapElements((elements) => gate.forward(...elements), operands, shape);
}

/** Shape and value at once. Throws where the operands do not go together. */
export function applyGate(gate: Gate, operands: readonly Tensor[], given: Attributes): Tensor {
  const attributes = withFallbacks(gate, given);
  const shapes = operands.map((operand) => operand.shape);
  const shape = outputShape(gate, shapes, attributes);
  if (isMisfit(shape)) throw new Error(shape.misfit);
  return computeGate(gate, operands, attributes, shape);
}

/** All attributes of a gate: those given, and the fallbacks of the others. */
export function withFallbacks(gate: Gate, given: Attributes): Attributes {
  const specs = gate.kind === "tensor" ? (gate.attributes ?? []) : [];
  return Object.fromEntries(specs.map(({ name, fallback = null }) => [name, given[name] ?? fallback]));
}
