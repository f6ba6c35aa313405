import type { Gate, Moment } from "../gates/gate.ts";
import { localGradients, pullBack } from "../gates/pullback.ts";
import { mapElements } from "../tensor/broadcast.ts";
import { sizeOf } from "../tensor/nested.ts";

/** The entries of a Jacobian, row-major: each row is what the gate hands on for an upstream gradient of 1 at that output. */
export function entriesOf(gate: Gate, moment: Omit<Moment, "upstream">): Float64Array {
  const { operands, out, slot } = moment;
  const { shape = [] } = operands[slot] ?? {};
  const rows = sizeOf(out.shape);
  const columns = sizeOf(shape);
  const entries = new Float64Array(rows * columns);
  if (gate.kind === "elementwise") {
    const local = localGradients(gate, slot, operands, out);
    // Broadcast like the operand itself, its positions tell which of its elements each output was made of.
    const positions = { shape, data: Float64Array.from({ length: columns }, (_unused, i) => i) };
    const { data } = mapElements(([position = 0]) => position, [positions], out.shape);
    for (const [row, column] of data.entries()) entries[row * columns + column] = local.data[row] ?? Number.NaN;
    return entries;
  }
  for (let row = 0; row < rows; row++) {
    const upstream = { shape: out.shape, data: new Float64Array(rows) };
    upstream.data[row] = 1;
    entries.set(pullBack(gate, { ...moment, upstream }).data, row * columns);
  }
  return entries;
}
