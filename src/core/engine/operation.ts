import type { Attributes, TensorGate } from "../gates/gate.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Multiply } from "./multiply.ts";

/** Where a value lies in the memory. */
export interface Place {
  readonly shape: Shape;
  /** Index of its first element. */
  readonly offset: number;
  /** Index of its gradient's first element; −1 where no gradient is kept. */
  readonly gradient: number;
}

/** A gate on whole tensors, bound to places in a memory. */
export interface Operation {
  forward: () => void;
  /** Adds to the gradients of its operands what it hands to them, or writes it where it is said to be the first. */
  backward: () => void;
}

/** What an operation is bound to. */
export interface Binding {
  readonly gate: TensorGate;
  readonly attributes: Attributes;
  readonly memory: Float64Array;
  readonly multiply: Multiply;
  readonly operands: readonly Place[];
  readonly out: Place;
  /** slot -> whether nothing else has reached that gradient before, so that it need not be cleared. */
  readonly isFirst: readonly boolean[];
}
