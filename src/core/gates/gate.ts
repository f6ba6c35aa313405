import type { BinaryOperator } from "../language/program.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";

/**
 * A remark that holds while a condition on the operands holds, for example a convention at a kink.
 * `when` is written in the expression language over the operands, `out` and nothing else; it acts where it is not 0.
 */
export interface Note {
  readonly when: string;
  /** One sentence in plain words. `#x` stands for operand x as it is named in the graph. */
  readonly says: string;
  /** `value`: why the value is what it is (∞, NaN). `gradient`: a convention of the local gradient (tie, kink). */
  readonly about: "value" | "gradient";
  /** The operand whose local gradient is meant; every operand's where left out. */
  readonly operand?: string;
}

/** Another way to write a gate out, by which it is recognised where a program does not call it. */
export interface Writing {
  /** As `expansion`: over the operands, the attributes and the counts. */
  readonly text: string;
  /** Operands that the text leaves out, and what they are then. */
  readonly where?: Readonly<Record<string, number>>;
  /** What must hold for the two to be equal, `a <= 1`; it speaks of operands that are literals, and of attributes. */
  readonly given?: string;
  /** Where its gradient differs from the gate's, in one sentence: at a kink, where conventions differ. */
  readonly differs?: string;
}

interface GateBase {
  /** The word of the language, and what a graph node holds: `"multiply"`. */
  readonly name: string;
  /** As a sentence names it, before "gate": `"multiply"`, `"leaky ReLU"`. */
  readonly title: string;
  /** What it computes, in one plain sentence. */
  readonly says: string;
  /** A program of the gate alone, whose other lines are its operands: `x[1]; x = [3, 1, 2]`. One on single numbers needs none. */
  readonly sample?: string;
  readonly operands: readonly string[];
  /** Values of operands that a call may leave out: `{ a: 0.1 }`. */
  readonly defaults?: Readonly<Record<string, number>>;
  /** Names that call it, `["max", "maximum"]`; empty where only an operator spells it. */
  readonly calls: readonly string[];
  readonly operator?: BinaryOperator | "negate";
  /** What stands in the circle: `"×"`, `"σ"`, `"exp"`. */
  readonly symbol: string;
  /** What stands in the circle where the named operand is a literal, `#` being that literal: `{ b: "÷#" }` gives "÷2". */
  readonly folded?: Readonly<Record<string, string>>;
  /** A LaTeX template with `#x` for operand x, `"e^{#x}"`, or, without `#`, a function name to apply: `"\\sigma"`. */
  readonly latex: string;
  /** An equal expression of simpler gates over the operands; a test proves that both agree. */
  readonly expansion?: string;
  /** Other such expressions, equal except where they say that they differ; a test proves it. */
  readonly alsoWritten?: readonly Writing[];
  readonly notes?: readonly Note[];
}

/**
 * A gate that acts on each element alone; operands broadcast as in NumPy. Its derivative is stated once, in the
 * language the student types; numbers come from evaluating it, LaTeX from printing it.
 */
export interface ElementwiseGate extends GateBase {
  readonly kind: "elementwise";
  /** One element out of one element of each operand; float64. */
  readonly forward: (...operands: readonly number[]) => number;
  /** operand -> its local gradient ∂out/∂operand, an expression over the operands and `out`. */
  readonly partials: Readonly<Record<string, string>>;
  /** operand -> the same local gradient by hand, for speed or at isolated points; a property test holds the two together. */
  readonly kernels?: Readonly<Record<string, (operands: readonly number[], out: number) => number>>;
}

/** A constant of the program: a number, None, or lists of them. Plain JSON. */
export type Constant = number | null | readonly Constant[];

/** What a gate is told beside its operands: `{ axis: 0, keepdims: 1 }`. */
export type Attributes = Readonly<Record<string, Constant>>;

/** An attribute as a call gives it, after the operands or by name; `fallback` where it may be left out. */
export interface AttributeSpec {
  readonly name: string;
  readonly fallback?: Constant;
}

/** Why operands of these shapes do not go together, in one sentence that names both, and what would. */
export interface Misfit {
  readonly misfit: string;
  /** An expression that would fit, over the operands `#a` and `#b`: `#a.T @ #b`. */
  readonly instead?: string;
}

/** All that a pullback may need. */
export interface Moment {
  readonly operands: readonly Tensor[];
  readonly out: Tensor;
  /** ∂target/∂out, in the shape of `out`. */
  readonly upstream: Tensor;
  readonly attributes: Attributes;
  /** The slot whose gradient is asked for. */
  readonly slot: number;
}

/**
 * A gate on whole tensors. The teaching object is the pullback, upstream gradient in and downstream gradient out; the
 * Jacobian is never formed.
 */
export interface TensorGate extends GateBase {
  readonly kind: "tensor";
  readonly attributes?: readonly AttributeSpec[];
  /** The one operand stands for any number of slots, as in `stack([a, b, c])`. */
  readonly variadic?: true;
  readonly shape: (shapes: readonly Shape[], attributes: Attributes) => Shape | Misfit;
  readonly forward: (operands: readonly Tensor[], attributes: Attributes, shape: Shape) => Tensor;
  /**
   * operand -> its downstream gradient, an expression over the operands, `out`, `upstream`, the attributes and `counts`.
   * Where an operand was copied by broadcasting, the copies are summed back afterwards.
   */
  readonly pullback: (shapes: readonly Shape[], attributes: Attributes) => Readonly<Record<string, string>>;
  /** Counts that the pullback speaks of, such as the number of rows: `{ n: 3 }`. */
  readonly counts?: (shapes: readonly Shape[], attributes: Attributes) => Readonly<Record<string, number>>;
  /** operand -> the same by hand; a property test holds the two together, or holds the kernel to its definition. */
  readonly kernels?: Readonly<Record<string, (moment: Moment) => Tensor>>;
}

export type Gate = ElementwiseGate | TensorGate;

/**
 * A group that is closed: a graph that is one gate. It states no derivative of its own; what it hands on is what the chain
 * rule makes of the gates inside.
 */
export interface ModuleGate extends GateBase {
  readonly kind: "module";
}

/** What a node of a graph can be. */
export type NodeGate = Gate | ModuleGate;
