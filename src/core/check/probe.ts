import { flattenInto, sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { computeAll, type Run } from "../trace/execute.ts";
import { compile, type Plan } from "../trace/plan.ts";
import type { Trace } from "../trace/trace.ts";

/** Runs a graph forward, again and again, with one entry of one input moved; counts how often. Exact arithmetic. */
export class Probe {
  readonly #plan: Plan;
  readonly #trace: Trace;
  readonly #inputs: Tensor[] = [];
  #count = 0;

  constructor(trace: Trace, plan: Plan = compile(trace.graph)) {
    this.#plan = plan;
    this.#trace = trace;
    for (const [index, node] of trace.graph.nodes.entries()) {
      if (node.kind !== "input") continue;
      const data = new Float64Array(sizeOf(node.shape));
      flattenInto(node.value, data, 0);
      this.#inputs[index] = { shape: node.shape, data };
    }
  }

  /** Forward evaluations so far. */
  get evaluations(): number {
    return this.#count;
  }

  /** What an entry of an input is. @param entry counted row by row */
  entry(input: number, entry: number): number {
    return this.#inputs[input]?.data[entry] ?? Number.NaN;
  }

  /** One forward evaluation as the inputs are. */
  base(): Run {
    this.#count++;
    return computeAll(this.#plan, this.#trace.graph, this.#trace.target, null, this.#inputs);
  }

  /** One forward evaluation with that entry put to `value`. */
  at(input: number, entry: number, value: number): Run {
    const data = this.#inputs[input]?.data ?? new Float64Array(0);
    const kept = data[entry] ?? Number.NaN;
    data[entry] = value;
    const run = this.base();
    data[entry] = kept;
    return run;
  }

  /** The target as one number: of a tensor the sum of its entries, which is what a seed of ones differentiates. */
  total({ values }: Run): number {
    const { offsets, shapes, target } = this.#trace;
    const from = offsets[target] ?? 0;
    return values.subarray(from, from + sizeOf(shapes[target] ?? [])).reduce((sum, value) => sum + value, 0);
  }
}
