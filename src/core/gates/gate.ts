import type { BinaryOperator } from "../language/program.ts";

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

/**
 * A gate that acts on each element alone. Its derivative is stated once, in the language the student types;
 * numbers come from evaluating it, LaTeX from printing it.
 */
export interface ElementwiseGate {
  readonly kind: "elementwise";
  /** The word of the language, and what a graph node holds: `"multiply"`. */
  readonly name: string;
  /** As a sentence names it, before "gate": `"multiply"`, `"leaky ReLU"`. */
  readonly title: string;
  readonly operands: readonly string[];
  /** Values of operands that a call may leave out: `{ a: 0.1 }`. */
  readonly defaults?: Readonly<Record<string, number>>;
  /** Names that call it, `["max", "maximum"]`; empty where only an operator spells it. */
  readonly calls: readonly string[];
  readonly operator?: BinaryOperator | "negate";
  /** One element out of one element of each operand; float64. */
  readonly forward: (...operands: readonly number[]) => number;
  /** operand -> its local gradient ∂out/∂operand, an expression over the operands and `out`. */
  readonly partials: Readonly<Record<string, string>>;
  /** operand -> the same local gradient by hand, for speed or at isolated points; a property test holds the two together. */
  readonly kernels?: Readonly<Record<string, (operands: readonly number[], out: number) => number>>;
  /** What stands in the circle: `"×"`, `"σ"`, `"exp"`. */
  readonly symbol: string;
  /** What stands in the circle where the named operand is a literal, `#` being that literal: `{ b: "÷#" }` gives "÷2". */
  readonly folded?: Readonly<Record<string, string>>;
  /** A LaTeX template with `#x` for operand x, `"e^{#x}"`, or, without `#`, a function name to apply: `"\\sigma"`. */
  readonly latex: string;
  /** An equal expression of simpler gates over the operands; a test proves that both agree. */
  readonly expansion?: string;
  readonly notes?: readonly Note[];
}

/** Gates on whole tensors (a matrix product, with a pullback in place of partials) will join this union. */
export type Gate = ElementwiseGate;
