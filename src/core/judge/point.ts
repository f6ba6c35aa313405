import type { Graph } from "../graph/graph.ts";
import { nodeAt, type Slot } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { computeAll, tensors, view, type Run } from "../trace/execute.ts";
import type { Plan } from "../trace/plan.ts";
import { pullAll, type Flows } from "../trace/pull.ts";

/** A graph at one choice of its inputs: its values, its gradients, and the gradients of whatever else is asked for. */
export class Point {
  readonly #plan: Plan;
  readonly #run: Run;
  readonly #flows: Flows;
  readonly #target: number;

  /** @param seed what arrives at the target */
  constructor(plan: Plan, graph: Graph, target: number, seed: number) {
    this.#plan = plan;
    this.#target = target;
    this.#run = computeAll(plan, graph, target, null);
    const { shape } = nodeAt(graph, target);
    this.#flows = pullAll(this.#run, target, { shape, data: new Float64Array(sizeOf(shape)).fill(seed) });
  }

  get isFinite(): boolean {
    return this.#run.values.every(Number.isFinite) && this.#run.gradients.every(Number.isFinite);
  }

  value(node: number): Tensor {
    return view(this.#run, this.#run.values, node);
  }

  /** What is asked of a node's gradient: ∂target/∂node. */
  truth(node: number): Tensor {
    return view(this.#run, this.#run.gradients, node);
  }

  /** What one wire brings back to the node that it leaves. */
  term({ gate, slot }: Slot): Tensor {
    return this.#carried(this.#flows, gate, slot);
  }

  /** The operands of a gate. */
  operands(gate: number): readonly Tensor[] {
    const onTape = this.#plan.tape[this.#plan.position[gate] ?? -1];
    return onTape === undefined ? [] : tensors(this.#run, onTape);
  }

  /**
   * What the wires that leave a node would bring back to it, if another gradient arrived at a node further on: the pullback of
   * the graph between the two.
   */
  pulled(from: number, upstream: Tensor, wires: readonly Slot[]): readonly Tensor[] {
    const gradients = new Float64Array(this.#run.gradients.length);
    const run: Run = { ...this.#run, gradients, reached: this.#behind(from) };
    const flows = pullAll(run, from, upstream);
    return wires.map(({ gate, slot }) => this.#carried(flows, gate, slot));
  }

  #carried({ downstreams }: Flows, gate: number, slot: number): Tensor {
    const { operand = -1, wire = -1 } = this.#plan.tape[this.#plan.position[gate] ?? -1]?.slots[slot] ?? {};
    const shape = this.#plan.shapes[operand] ?? [];
    const start = this.#plan.flowOffsets[wire] ?? 0;
    return { shape, data: downstreams.subarray(start, start + sizeOf(shape)) };
  }

  /** Index of node -> whether that one depends on it. */
  #behind(from: number): readonly boolean[] {
    const reached = this.#plan.shapes.map((_shape, node) => node === from);
    for (const { node, slots } of this.#plan.tape.toReversed())
      if (reached[node] === true) for (const { operand } of slots) if (operand >= 0) reached[operand] = true;
    return reached;
  }

  /** Whether what is differentiated is the node itself. */
  isTarget(node: number): boolean {
    return node === this.#target;
  }
}
