import type { Graph, NodeId } from "../graph/graph.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";

export type Grain = "gate" | "wire";

/** `exact`: float64 throughout. `slide`: every number is rounded to two decimals before it is used, as on the slides. */
export type Arithmetic = "exact" | "slide";

/** A gate computes its value. */
export interface ForwardStep {
  readonly kind: "forward";
  readonly node: NodeId;
  readonly value: Nested;
}

/** The gradient of the target with respect to itself. */
export interface SeedStep {
  readonly kind: "seed";
  readonly node: NodeId;
  readonly gradient: Nested;
}

/** downstream = local × upstream, for one slot of a gate. `operand` is the node on the other end of the wire. */
export interface SlotGradient {
  readonly slot: number;
  readonly operand: NodeId;
  /**
   * ∂gate/∂operand. Of an elementwise gate on tensors the entries of the Jacobian that are not 0, in the shape of its
   * output; null for a gate on whole tensors, which never forms its Jacobian.
   */
  readonly local: Nested | null;
  readonly upstream: Nested;
  readonly downstream: Nested;
}

/** A gate hands gradients to its slots, from the last to the first. */
export interface BackwardStep {
  readonly kind: "backward";
  readonly node: NodeId;
  readonly slots: readonly SlotGradient[];
}

/** One wire's contribution to the gradient of a value that is used more than once. */
export interface Term {
  readonly gate: NodeId;
  readonly slot: number;
  readonly value: Nested;
}

/** A value used more than once: gradients add at branches. */
export interface AccumulateStep {
  readonly kind: "accumulate";
  readonly node: NodeId;
  readonly terms: readonly Term[];
  readonly sum: Nested;
}

export type Step = ForwardStep | SeedStep | BackwardStep | AccumulateStep;

export interface TraceOptions {
  /** Index of the node to differentiate; the graph's output unless given. */
  readonly target?: number;
  readonly grain?: Grain;
  readonly arithmetic?: Arithmetic;
}

/** Values and gradients of every node and the steps that lead to them; a pure function of (graph, options). */
export interface Trace {
  readonly graph: Graph;
  /** Index of the node that is differentiated. */
  readonly target: number;
  readonly grain: Grain;
  readonly arithmetic: Arithmetic;
  /** Index of node -> shape; `[]` for a scalar. */
  readonly shapes: readonly Shape[];
  /** Index of node -> where its elements start in `values` and in `gradients`; read them by `valueOf` and `gradientOf`. */
  readonly offsets: Int32Array;
  readonly values: Float64Array;
  /** ∂target/∂node; 0 where the target does not depend on the node. */
  readonly gradients: Float64Array;
  /** Index of node -> whether the target depends on it (then a backward or seed step reaches it). */
  readonly reached: readonly boolean[];
  /** How many of the steps are forward; they come first. */
  readonly forwardCount: number;
  /** Cursor c means that steps[0..c-1] have happened; the current step is steps[c-1]. Cursor 0 is the start. */
  readonly steps: readonly Step[];
  /** Index of node -> cursor from which its value is known (0 for inputs). */
  readonly valueAt: Int32Array;
  /** Index of node -> cursor from which its gradient is known; the seed's for nodes the target does not depend on. */
  readonly gradientAt: Int32Array;
}
