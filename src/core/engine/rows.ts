import type { ElementwiseGate } from "../gates/gate.ts";

/**
 * Elementwise gates as rows of numbers. Run r is one gate computed many times over: for each position p from `from[r]` up to
 * `to[r]`, from the elements at `a[p]`, `b[p]`, `c[p]` of the memory the element at `p + shift[r]`. The gradient of an element
 * lies a fixed distance behind it.
 */
export interface TapeRows {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly code: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly shift: Int32Array;
  /** Sum of 1, 2 and 4 for the slots whose gradients are wanted. */
  readonly wanted: Uint8Array;
  /** Run -> its gate, where it has no loop of its own. */
  readonly generic: ReadonlyMap<number, ElementwiseGate>;
}
