import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { flattenInto, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { arrange, type Arrangement } from "./arrange.ts";
import type { DeferredProduct } from "./deferred.ts";
import { Cells } from "./lower.ts";
import type { AddScaled } from "./multiply.ts";
import type { Operation } from "./operation.ts";
import { bindAll, type Program } from "./program.ts";

export interface MachineOptions {
  /** Index of the node to differentiate; the graph's output unless given. */
  readonly target?: number;
  /** Indexes of the inputs that change and whose gradients are wanted; every input unless given. */
  readonly parameters?: readonly number[];
  /** Computes values too that the target does not depend on. */
  readonly everything?: boolean;
  /** Lets products of data and parameters be deferred: `deferred` then tells which parameters descend by it. */
  readonly defers?: boolean;
}

/**
 * A graph compiled once, to be computed many times: values and gradients in one flat memory, and nothing allocated from one
 * pass to the next. Float64; sums may run in another order than a trace's, so the last digits may differ.
 * What depends on no parameter is computed when the machine is made, and again after `set`.
 */
export class Machine {
  readonly graph: Graph;
  readonly target: number;
  /** Values, then gradients, then values that have none. */
  readonly memory: Float64Array;
  /** Adds a multiple of one part of the memory to another. */
  readonly addScaled: AddScaled;
  readonly #cells: Cells;
  readonly #arrangement: Arrangement;
  readonly #program: Program;
  readonly #targetPlace: { readonly offset: number; readonly gradient: number; readonly size: number };
  #isReady = false;

  constructor(graph: Graph, options: MachineOptions = {}) {
    this.graph = graph;
    this.target = options.target ?? graph.output;
    nodeAt(graph, this.target);
    const cells = new Cells(graph);
    const cellOf = (node: number): number => cells.ofNode[node] ?? -1;
    const task = {
      target: cellOf(this.target),
      parameters: options.parameters?.map(cellOf) ?? inputCells(graph, cells),
      everything: options.everything ?? false,
      defers: options.defers ?? false,
    };
    const arrangement = arrange(cells, task);
    this.#program = bindAll(cells, arrangement);
    const { memory, addScaled } = this.#program.kernels;
    this.memory = memory;
    this.addScaled = addScaled;
    this.#cells = cells;
    this.#arrangement = arrangement;
    for (let i = 0; i < cells.given.length; i++)
      flattenInto(cells.values[i] ?? Number.NaN, memory, arrangement.offsets[cells.given[i] ?? -1] ?? 0);
    const offset = arrangement.offsets[task.target] ?? 0;
    const size = sizeOf(cells.shapes[task.target] ?? []);
    this.#targetPlace = { offset, gradient: this.gradientOffset(this.target), size };
  }

  /** All values; the first element of the target's. */
  forward(): number {
    const { setup, main, aside } = this.#program;
    if (!this.#isReady) this.#compute(setup);
    this.#isReady = true;
    this.#compute(main);
    this.#compute(aside);
    return this.memory[this.#targetPlace.offset] ?? Number.NaN;
  }

  /** All gradients of the target, or of the sum of its elements, at the values of the last `forward`. */
  backward(): void {
    const { gradient, size } = this.#targetPlace;
    for (const { from, to } of this.#program.cleared) this.memory.fill(0, from, to);
    if (gradient < 0) return;
    this.memory.fill(1, gradient, gradient + size);
    const { main } = this.#program;
    for (let i = main.length - 1; i >= 0; i--) main[i]?.backward();
  }

  /** Bytes of the arrays that a pass works on. */
  get bytes(): number {
    const { rows, kernels } = this.#program;
    const { a, b, c, code, from, to, shift, wanted } = rows;
    const arrays = [this.memory, a, b, c, code, from, to, shift, wanted];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, kernels.runs?.table.byteLength ?? 0);
  }

  /** A node's value, in place: it changes with the next `forward`. */
  value(node: number): Tensor {
    this.deferred(node)?.settle();
    const offset = this.offset(node);
    return this.#view(node, offset);
  }

  /** The gradient of a node, in place; null where none is kept, as of data. */
  gradient(node: number): Tensor | null {
    const offset = this.gradientOffset(node);
    this.deferred(node)?.gradient();
    return offset < 0 ? null : this.#view(node, offset);
  }

  /** The product by which a parameter descends, where it is deferred: its place in the memory is then out of date. */
  deferred(node: number): DeferredProduct | null {
    return this.#program.deferred.get(this.#cells.ofNode[node] ?? -1) ?? null;
  }

  /** Index in the memory of a node's first element. */
  offset(node: number): number {
    return this.#arrangement.offsets[this.#cells.ofNode[node] ?? -1] ?? 0;
  }

  /** Index in the memory of the first element of a node's gradient; −1 where none is kept. */
  gradientOffset(node: number): number {
    const { flows, offsets, delta } = this.#arrangement;
    const cell = this.#cells.ofNode[node] ?? -1;
    return flows[cell] === 1 ? (offsets[cell] ?? 0) + delta : -1;
  }

  /** Gives an input another value of the same shape, whether it is a parameter or data. */
  set(input: number, elements: ArrayLike<number>): void {
    const products = [...this.#program.deferred.values()];
    for (const product of products) product.settle();
    this.memory.set(elements, this.offset(input));
    for (const product of products) product.forget();
    this.#isReady = false;
  }

  #compute(operations: readonly Operation[]): void {
    for (const operation of operations) operation.forward();
  }

  #view(node: number, offset: number): Tensor {
    const shape: Shape = nodeAt(this.graph, node).shape;
    return { shape, data: this.memory.subarray(offset, offset + sizeOf(shape)) };
  }
}

function inputCells(graph: Graph, cells: Cells): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < graph.nodes.length; index++)
    if (graph.nodes[index]?.kind === "input") found.push(cells.ofNode[index] ?? -1);
  return found;
}
