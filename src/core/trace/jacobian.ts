import { gateOf } from "../graph/lookup.ts";
import { flattenInto, nest, sizeOf } from "../tensor/nested.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";
import { claimOf } from "./jacobianClaims.ts";
import { gateAt, momentAt } from "./access.ts";
import { entriesOf } from "./jacobianEntries.ts";
import { insideClaim, insideEntries } from "./inside.ts";
import { recognise } from "./jacobianRecognise.ts";
import type { Structure } from "./jacobianStructure.ts";
import type { Trace } from "./trace.ts";

/** Jacobians up to so many rows and columns are written out. */
export const jacobianLimit = 64;

/** What a matrix of that size takes in memory. */
export interface JacobianCost {
  readonly entries: number;
  /** Bytes at 8 an entry. */
  readonly float64: number;
  /** Bytes at 4 an entry. */
  readonly float32: number;
}

/** The Jacobian of a gate's output in one of its operands, both laid out row by row as vectors: what the gate never builds. */
export interface Jacobian {
  /** One for each element of the output. */
  readonly rows: number;
  /** One for each element of the operand. */
  readonly columns: number;
  readonly outShape: Shape;
  readonly operandShape: Shape;
  /** What holds whatever the values are; it follows from the gate and the shapes. */
  readonly structure: Structure;
  /** What the entries make of it at these values, where that is more special; null too where they are not written out. */
  readonly here: Structure | null;
  /** `I₂ ⊗ {1}ᵀ`, where `{1}` stands for the operand of slot 1 and `{out}` for the gate itself; empty where none is known. */
  readonly formula: string;
  /** Why the structure is what it is, in a sentence. */
  readonly says: string;
  /** How many entries can be other than 0, at whatever values. */
  readonly sparsity: number;
  readonly cost: JacobianCost;
  /** Row-major; null past `jacobianLimit`. */
  readonly entries: Float64Array | null;
}

/** What a Jacobian of that size would take. */
export function bytesAt(rows: number, columns: number): JacobianCost {
  const entries = rows * columns;
  return { entries, float64: entries * 8, float32: entries * 4 };
}

/**
 * The Jacobian ∂gate/∂operand. A large one costs nothing: its structure is known from the gate and the shapes.
 * @param index of the gate's node; throws on an input and on a slot that the gate does not have
 */
export function jacobianOf(trace: Trace, index: number, slot: number): Jacobian {
  const node = gateAt(trace, index);
  const gate = gateOf(node);
  const { operands, out, attributes } = momentAt(trace, index, slot);
  const operand = operands[slot];
  if (operand === undefined) throw new Error(`${node.id} has no slot ${String(slot)}.`);
  const rows = sizeOf(out.shape);
  const columns = sizeOf(operand.shape);
  const shapes = operands.map(({ shape }) => shape);
  const claim =
    gate.kind === "module"
      ? insideClaim(out.shape, operand.shape)
      : claimOf({ gate, slot, shapes, shape: out.shape, attributes, rows, columns });
  const isSmall = rows <= jacobianLimit && columns <= jacobianLimit;
  const written = (): Float64Array =>
    gate.kind === "module" ? insideEntries(node, operands, slot) : entriesOf(gate, { operands, out, attributes, slot });
  const entries = isSmall ? written() : null;
  return {
    rows,
    columns,
    outShape: out.shape,
    operandShape: operand.shape,
    ...claim,
    here: entries === null ? null : recognise(entries, rows, columns, claim.structure),
    cost: bytesAt(rows, columns),
    entries,
  };
}

/**
 * Jᵀ · upstream, in the operand's shape: what the gate computes without J.
 * @param upstream in the shape of the gate's output. Throws where the entries are not written out.
 */
export function vectorJacobian({ entries, rows, columns, operandShape }: Jacobian, upstream: Nested): Nested {
  if (entries === null) throw new Error("A Jacobian of that size is not written out.");
  const arriving = new Float64Array(rows);
  flattenInto(upstream, arriving, 0);
  const downstream = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const entry = entries[row * columns + column] ?? Number.NaN;
      // An entry that is 0 says that nothing flows, not even ∞.
      if (entry !== 0) sum += entry * (arriving[row] ?? Number.NaN);
    }
    downstream[column] = sum;
  }
  return nest(downstream, 0, operandShape);
}

/** What the gate handed to that slot without its Jacobian; null where the target does not depend on the gate. */
export function downstreamOf(trace: Trace, index: number, slot: number): Nested | null {
  const { id } = gateAt(trace, index);
  for (const step of trace.steps) {
    if (step.kind !== "backward" || step.node !== id) continue;
    const found = step.slots.find((gradient) => gradient.slot === slot);
    if (found !== undefined) return found.downstream;
  }
  return null;
}
