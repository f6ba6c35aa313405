import type { Nested } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";

/** The only element of a scalar. Throws if a tensor arrives: scalars are all that the notation prints so far. */
export function scalar(value: Nested): number {
  if (typeof value !== "number") throw new TypeError("The notation prints scalars only.");
  return value;
}

/** Every number that some step of the trace shows: values, gradients, local gradients, products and terms. */
export function traceNumbers(trace: Trace): number[] {
  const numbers = [...trace.values, ...trace.gradients];
  for (const step of trace.steps) {
    if (step.kind === "backward") {
      for (const slot of step.slots) numbers.push(scalar(slot.local), scalar(slot.downstream));
    }
  }
  return numbers;
}
