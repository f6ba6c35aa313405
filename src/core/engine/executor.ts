import type { DeferredProduct } from "./deferred.ts";
import type { AddScaled } from "./multiply.ts";
import type { Room } from "./room.ts";

export interface MachineOptions {
  /** Index of the node to differentiate; the graph's output unless given. */
  readonly target?: number;
  /** Indexes of the inputs that change and whose gradients are wanted; every input unless given. */
  readonly parameters?: readonly number[];
  /** Computes values too that the target does not depend on. */
  readonly everything?: boolean;
  /** Lets products of data and parameters be deferred: `deferred` then tells which parameters descend by it. */
  readonly defers?: boolean;
  /** Memory that a machine no longer in use had, for as long as no other machine is made in it. */
  readonly room?: Room;
}

/** Values and gradients of a graph's nodes in one flat memory of float64, and how they are computed. */
export interface Executor {
  /** Values, then gradients, then values that have none. */
  readonly memory: Float64Array;
  /** Adds a multiple of one part of the memory to another. */
  readonly addScaled: AddScaled;
  /** All values; the first element of the target's. */
  forward(): number;
  /** All gradients of the target, or of the sum of its elements, at the values of the last `forward`. */
  backward(): void;
  /** Bytes of the arrays that a pass works on. */
  readonly bytes: number;
  /** The product by which a parameter descends, where it is deferred: its place in the memory is then out of date. */
  deferred(node: number): DeferredProduct | null;
  /** Index in the memory of a node's first element. */
  offset(node: number): number;
  /** Index in the memory of the first element of a node's gradient; −1 where none is kept. */
  gradientOffset(node: number): number;
  /** Gives an input another value of the same shape, whether it is a parameter or data. */
  set(input: number, elements: ArrayLike<number>): void;
}
