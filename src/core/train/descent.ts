import { Machine } from "../engine/machine.ts";
import type { Graph } from "../graph/graph.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { memoryOf, updates, type Block, type Method } from "./methods.ts";
import { checkLoss, parametersOf, type Parameter } from "./parameters.ts";

export interface DescentOptions {
  /** Names of the inputs to change; those whose name begins with w, W, b, B or theta unless given. */
  readonly parameters?: readonly string[];
  readonly rate: number;
  /** How many times that rate each parameter is moved at, in their order; below 0 it goes up its gradient. 1 unless given. */
  readonly scales?: readonly number[];
  /** `plain` unless given. */
  readonly method?: Method;
  /** Index of the node that is the loss; the graph's output unless given. */
  readonly target?: number;
}

/** A moment of a descent, to which it can be set back; a copy, safe to keep and to send. */
export interface Snapshot {
  /** Updates made. */
  readonly step: number;
  /** All parameters, one after the other. */
  readonly values: Float64Array;
  /** The method's running means; empty where it keeps none. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Parameter -> the product it stands in, where that is deferred; else empty. Leave it out where `values` are new. */
  readonly products?: readonly Float64Array[];
}

/**
 * Gradient descent on a graph, one update at a time. At any time `loss` and the gradients are those of the present values.
 * Deterministic: the same graph, values and options give the same numbers, so that any step can be computed again from an
 * earlier snapshot.
 */
export class Descent {
  readonly parameters: readonly Parameter[];
  readonly method: Method;
  /** May be changed between updates. */
  rate: number;
  readonly machine: Machine;
  readonly #blocks: readonly (Block & { readonly node: number; readonly scale: number })[];
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  #step = 0;
  #loss: number;
  #hasGradients = false;

  /** Throws an Error with a sentence where the loss is not a single number, or where a parameter is no input. */
  constructor(
    graph: Graph,
    { parameters, rate, scales = [], method = "plain", target = graph.output }: DescentOptions,
  ) {
    checkLoss(graph, target);
    if (!Number.isFinite(rate)) throw new Error(`The rate is a number such as 0.01; this is ${String(rate)}.`);
    this.parameters = parametersOf(graph, parameters ?? null);
    this.method = method;
    this.rate = rate;
    const nodes = this.parameters.map(({ node }) => node);
    this.machine = new Machine(graph, { target, parameters: nodes, everything: true, defers: method === "plain" });
    let state = 0;
    this.#blocks = this.parameters.map(({ node, shape }, i) => {
      const block = { value: this.machine.offset(node), gradient: this.machine.gradientOffset(node) };
      const length = sizeOf(shape);
      state += length;
      return { ...block, node, length, state: state - length, scale: scales[i] ?? 1 };
    });
    this.#first = new Float64Array(memoryOf[method] > 0 ? state : 0);
    this.#second = new Float64Array(memoryOf[method] > 1 ? state : 0);
    this.#loss = this.machine.forward();
  }

  /** Updates made so far. */
  get step(): number {
    return this.#step;
  }

  /** The loss at the present values. */
  get loss(): number {
    return this.#loss;
  }

  /** One update, and the loss after it. */
  advance(): number {
    this.#differentiate();
    this.#step++;
    const update = updates[this.method];
    for (const block of this.#blocks) {
      const product = this.machine.deferred(block.node);
      const rate = this.rate * block.scale;
      if (product !== null) product.descend(rate);
      else if (block.gradient >= 0) update(this.machine, block, rate, this.#first, this.#second, this.#step);
    }
    return this.#arrive();
  }

  /** The present value of a node, in place: copy what is to outlive the next update. */
  value(node: number): Tensor {
    return this.machine.value(node);
  }

  /** ∂loss/∂node at the present values, in place; null for what no parameter comes into. */
  gradient(node: number): Tensor | null {
    this.#differentiate();
    return this.machine.gradient(node);
  }

  /** Where plain descent goes from here, for a rate of 1: against the gradients, each times its scale; in a snapshot's order. */
  direction(): Float64Array {
    return this.#flat(({ data }, scale) => data.map((g) => -scale * g));
  }

  /** All gradients, in a snapshot's order. */
  slopes(): Float64Array {
    return this.#flat(({ data }) => data);
  }

  #flat(take: (gradient: Tensor, scale: number) => Float64Array): Float64Array {
    const all = new Float64Array(this.#blocks.reduce((sum, { length }) => sum + length, 0));
    for (const { node, state, scale } of this.#blocks) {
      const gradient = this.gradient(node);
      if (gradient !== null) all.set(take(gradient, scale), state);
    }
    return all;
  }

  /** The length of each parameter's gradient, √Σg², in the order of `parameters`. */
  norms(): readonly number[] {
    return this.parameters.map(({ node }) => {
      let sum = 0;
      for (const g of this.gradient(node)?.data ?? []) sum += g * g;
      return Math.sqrt(sum);
    });
  }

  save(): Snapshot {
    const values = new Float64Array(this.#blocks.reduce((sum, { length }) => sum + length, 0));
    for (const { node, state } of this.#blocks) values.set(this.machine.value(node).data, state);
    const products = this.#blocks.map(
      ({ node }) => this.machine.deferred(node)?.product.slice() ?? new Float64Array(0),
    );
    return { products, step: this.#step, values, first: this.#first.slice(), second: this.#second.slice() };
  }

  /** @param snapshot saved by a descent on the same graph with the same parameters and method */
  restore({ step, values, first, second, products = [] }: Snapshot): void {
    for (const { node, length, state } of this.#blocks) this.machine.set(node, values.subarray(state, state + length));
    this.#first.set(first);
    this.#second.set(second);
    this.#step = step;
    this.#arrive();
    for (const [i, { node }] of this.#blocks.entries()) this.machine.deferred(node)?.product.set(products[i] ?? []);
    if (products.some(({ length }) => length > 0)) this.#arrive();
  }

  #arrive(): number {
    this.#hasGradients = false;
    this.#loss = this.machine.forward();
    return this.#loss;
  }

  #differentiate(): void {
    if (!this.#hasGradients) this.machine.backward();
    this.#hasGradients = true;
  }
}
