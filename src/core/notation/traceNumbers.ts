import { sizeOf } from "../tensor/nested.ts";
import { indexOfId } from "../graph/lookup.ts";
import type { Nested } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";

/** A value as a number; NaN for vectors and matrices, which are printed by `formatValue` and `matrixLatex`. */
export function scalar(value: Nested | null): number {
  return typeof value === "number" ? value : Number.NaN;
}

const isNumber = ({ graph, shapes }: Trace, id: string): boolean => shapes[indexOfId(graph, id)]?.length === 0;

/** Nodes of up to this many elements have their numbers shown. */
const LEGIBLE = 64;
/** Numbers looked at, at most: more would take longer than they are worth. */
const ENOUGH = 1000;

/**
 * The numbers that the steps of a trace show: values, gradients, and of single numbers the factors of each product.
 * Tensors too large to be read are left out.
 */
export function traceNumbers(trace: Trace): number[] {
  const numbers: number[] = [];
  for (const [index, shape] of trace.shapes.entries()) {
    const from = trace.offsets[index] ?? 0;
    const size = sizeOf(shape);
    if (size > LEGIBLE || numbers.length > ENOUGH) continue;
    for (const arena of [trace.values, trace.gradients])
      for (let i = from; i < from + size; i++) numbers.push(arena[i] ?? Number.NaN);
  }
  for (const step of trace.steps) {
    if (step.kind !== "backward") continue;
    if (!isNumber(trace, step.node)) continue;
    for (const slot of step.slots) {
      if (!isNumber(trace, slot.operand)) continue;
      for (const number of [slot.local, slot.downstream]) if (typeof number === "number") numbers.push(number);
    }
  }
  return numbers;
}
