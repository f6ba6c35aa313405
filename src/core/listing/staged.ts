import type { Attributes } from "../gates/gate.ts";
import type { InputNode, NodeId } from "../graph/graph.ts";
import type { Expr } from "../language/program.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Tie } from "./listing.ts";

/**
 * A program's forward and backward pass, staged line by line, before any dialect spells it. Names in it are variables of the
 * listing: `x`, `u1` for a value without a name, `dx` for a gradient.
 */
export interface Staged {
  readonly inputs: readonly StagedInput[];
  /** In graph order. */
  readonly forward: readonly StagedGate[];
  /** In the order of the trace's steps at wire grain, the seed first. */
  readonly backward: readonly StagedGradient[];
  /** Variable of what is differentiated. */
  readonly output: string;
  /** Variables of each input and of its gradient, which has no line where the output does not depend on the input. */
  readonly asked: readonly Asked[];
  /**
   * False where a value or a gradient is not finite, or so large that its square is not: a dialect must then take care that its
   * numbers do not raise.
   */
  readonly isFinite: boolean;
}

export interface Asked {
  readonly node: NodeId;
  readonly variable: string;
  readonly gradient: string;
  /** Whether the output depends on it. */
  readonly isReached: boolean;
}

export interface StagedInput {
  readonly node: InputNode;
  readonly variable: string;
}

export interface StagedGate {
  readonly node: NodeId;
  readonly variable: string;
  /** Name of the gate in the gate table. */
  readonly gate: string;
  /** One for each slot: a variable, or a literal. */
  readonly operands: readonly Expr[];
  /** The shapes of the operands. */
  readonly shapes: readonly Shape[];
  readonly attributes: Attributes;
  readonly shape: Shape;
  /** Calls and turns that begin with this gate, the outermost first: `t = 0`, `neuron(x, w)`. */
  readonly opens: readonly string[];
}

export interface StagedGradient {
  readonly variable: string;
  /** `+=` for every term after the first of a value that is used more than once. */
  readonly operator: "=" | "+=";
  /**
   * Over variables of the listing, in the words of the gate table (those that only pullbacks know included), before copies of a
   * broadcast operand are summed back. Beside these: `zeros(2, 3)`, `ones(2, 3)`, `eye(2, 3)`, `onehot([1, 0], 3)`, the list
   * `shape(x)` of a variable, parts of an upstream gradient (`dv[1:3]`, `dv[0]`), the numbers ∞ and NaN where `isFinite` is false, and
   * helpers that compute what no expression states: local gradients `power_da(a, b)`, `power_db(a, b)` at points where the
   * stated ones read 0 · ∞, and gradients `norm_dx(dout, x, axis=…, keepdims=…)`, `svm_loss_dscores(dout, scores, y=…, delta=…)`,
   * `conv2d_dx(dout, x, w, stride=…, pad=…)`, `conv2d_dw(dout, x, w, …)`, `max_pool2d_dx(dout, x, k=…, stride=…)`,
   * `avg_pool2d_dx(dout, x, k=…, stride=…)`, whose attributes stand where they are not None.
   */
  readonly value: Expr;
  /** Shape of `value`, and of the variable: where they differ, the copies are to be summed back. */
  readonly from: Shape;
  readonly shape: Shape;
  /** More terms are added to it further down, so that it must be an array of its own. */
  readonly grows: boolean;
  readonly ties: readonly Tie[];
}
