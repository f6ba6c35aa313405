import type { Graph } from "../graph/graph.ts";
import { flattenInto, sizeOf } from "../tensor/nested.ts";
import { arrange, type Arrangement } from "./arrange.ts";
import type { DeferredProduct } from "./deferred.ts";
import type { Executor, MachineOptions } from "./executor.ts";
import { Cells } from "./lower.ts";
import type { AddScaled } from "./multiply.ts";
import type { Operation } from "./operation.ts";
import { bindAll, type Program } from "./program.ts";

/**
 * A graph of any gates, compiled to be computed many times: gates are sorted into runs. Sums may run in another order than a
 * trace's, so the last digits may differ. What depends on no parameter is computed first, and again after `set`.
 */
export class Compiled implements Executor {
  /** Values, then gradients, then values that have none. */
  readonly memory: Float64Array;
  readonly addScaled: AddScaled;
  readonly #cells: Cells;
  readonly #arrangement: Arrangement;
  readonly #program: Program;
  readonly #targetPlace: { readonly offset: number; readonly gradient: number; readonly size: number };
  #isReady = false;

  constructor(graph: Graph, options: MachineOptions = {}) {
    const target = options.target ?? graph.output;
    const cells = new Cells(graph);
    const cellOf = (node: number): number => cells.ofNode[node] ?? -1;
    const task = {
      target: cellOf(target),
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
    this.#targetPlace = { offset, gradient: this.gradientOffset(target), size };
  }

  forward(): number {
    const { setup, main, aside } = this.#program;
    if (!this.#isReady) this.#compute(setup);
    this.#isReady = true;
    this.#compute(main);
    this.#compute(aside);
    return this.memory[this.#targetPlace.offset] ?? Number.NaN;
  }

  backward(): void {
    const { gradient, size } = this.#targetPlace;
    for (const { from, to } of this.#program.cleared) this.memory.fill(0, from, to);
    if (gradient < 0) return;
    this.memory.fill(1, gradient, gradient + size);
    const { main } = this.#program;
    for (let i = main.length - 1; i >= 0; i--) main[i]?.backward();
  }

  get bytes(): number {
    const { rows, kernels } = this.#program;
    const { a, b, c, code, from, to, shift, wanted } = rows;
    const arrays = [this.memory, a, b, c, code, from, to, shift, wanted];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, kernels.runs?.table.byteLength ?? 0);
  }

  deferred(node: number): DeferredProduct | null {
    return this.#program.deferred.get(this.#cells.ofNode[node] ?? -1) ?? null;
  }

  offset(node: number): number {
    return this.#arrangement.offsets[this.#cells.ofNode[node] ?? -1] ?? 0;
  }

  gradientOffset(node: number): number {
    const { flows, offsets, delta } = this.#arrangement;
    const cell = this.#cells.ofNode[node] ?? -1;
    return flows[cell] === 1 ? (offsets[cell] ?? 0) + delta : -1;
  }

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
}

function inputCells(graph: Graph, cells: Cells): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < graph.nodes.length; index++)
    if (graph.nodes[index]?.kind === "input") found.push(cells.ofNode[index] ?? -1);
  return found;
}
