import { sizeOf } from "../tensor/nested.ts";
import type { Trace } from "../trace/trace.ts";

const EPSILON = Number.EPSILON;

/**
 * How far rounding may move the target in one forward pass: every value is off by up to ε of itself, and its gradient tells
 * what that does to the target. Divided by h it bounds what rounding does to a difference. 0 where it is not finite.
 */
export function roundOffOf({ graph, values, gradients, offsets, shapes, reached }: Trace): number {
  let sum = 0;
  for (const index of graph.nodes.keys()) {
    if (reached[index] !== true) continue;
    const from = offsets[index] ?? 0;
    for (let i = from; i < from + sizeOf(shapes[index] ?? []); i++)
      sum += Math.abs((values[i] ?? Number.NaN) * (gradients[i] ?? Number.NaN));
  }
  return Number.isFinite(sum) ? EPSILON * sum : 0;
}
