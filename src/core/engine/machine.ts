import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { Compiled } from "./compiled.ts";
import type { DeferredProduct } from "./deferred.ts";
import type { Executor, MachineOptions } from "./executor.ts";
import { FlatTape } from "./flat.ts";
import type { AddScaled } from "./multiply.ts";

export type { MachineOptions };

/** Passes from which compiling pays: it takes as long as some thirty passes of a flat tape. */
export const patience = 32;

/**
 * A graph made ready to be computed many times: values and gradients in one flat memory, and nothing allocated from one pass
 * to the next. A graph of single numbers starts as a flat tape, which is made in no time, and is compiled once it has been
 * computed so often that this pays. Any other is compiled at once, and so is one whose parameters are named: every pass of
 * a descent then has its sums in the same order. Float64.
 */
export class Machine {
  readonly graph: Graph;
  readonly target: number;
  readonly #options: MachineOptions;
  #executor: Executor;
  /** Passes until it is compiled; none left where it is. */
  #left = 0;

  constructor(graph: Graph, options: MachineOptions = {}) {
    this.graph = graph;
    this.target = options.target ?? graph.output;
    nodeAt(graph, this.target);
    this.#options = options;
    const flat = options.parameters === undefined ? FlatTape.of(graph, this.target, options.room) : null;
    if (flat !== null) this.#left = patience;
    this.#executor = flat ?? new Compiled(graph, options);
  }

  /** Values, then gradients, then values that have none; until the next `forward`. */
  get memory(): Float64Array {
    return this.#executor.memory;
  }

  /** Adds a multiple of one part of the memory to another. */
  get addScaled(): AddScaled {
    return this.#executor.addScaled;
  }

  /** All values; the first element of the target's. */
  forward(): number {
    if (this.#left > 0 && --this.#left === 0) this.#compile();
    return this.#executor.forward();
  }

  /** All gradients of the target, or of the sum of its elements, at the values of the last `forward`. */
  backward(): void {
    this.#executor.backward();
  }

  /** Bytes of the arrays that a pass works on. */
  get bytes(): number {
    return this.#executor.bytes;
  }

  /** A node's value, in place, until the next `forward`. */
  value(node: number): Tensor {
    this.deferred(node)?.settle();
    return this.#view(node, this.offset(node));
  }

  /** The gradient of a node, in place, until the next `forward`; null where none is kept, as of data. */
  gradient(node: number): Tensor | null {
    const offset = this.gradientOffset(node);
    this.deferred(node)?.gradient();
    return offset < 0 ? null : this.#view(node, offset);
  }

  /** The product by which a parameter descends, where it is deferred: its place in the memory is then out of date. */
  deferred(node: number): DeferredProduct | null {
    return this.#executor.deferred(node);
  }

  /** Index in the memory of a node's first element; it stays where parameters are named, else until the next `forward`. */
  offset(node: number): number {
    return this.#executor.offset(node);
  }

  /** Index in the memory of the first element of a node's gradient, −1 where none is kept; holds as long as `offset`. */
  gradientOffset(node: number): number {
    return this.#executor.gradientOffset(node);
  }

  /** Gives an input another value of the same shape, whether it is a parameter or data. */
  set(input: number, elements: ArrayLike<number>): void {
    this.#executor.set(input, elements);
  }

  /** Only of single numbers: its inputs may have been given others since it was made. */
  #compile(): void {
    const compiled = new Compiled(this.graph, this.#options);
    const { memory } = this.#executor;
    for (const [index, { kind }] of this.graph.nodes.entries())
      if (kind === "input")
        compiled.memory[compiled.offset(index)] = memory[this.#executor.offset(index)] ?? Number.NaN;
    this.#executor = compiled;
  }

  #view(node: number, offset: number): Tensor {
    const shape: Shape = nodeAt(this.graph, node).shape;
    return { shape, data: this.memory.subarray(offset, offset + sizeOf(shape)) };
  }
}
