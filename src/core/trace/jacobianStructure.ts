import type { Attributes, Gate } from "../gates/gate.ts";
import type { Shape } from "../tensor/tensor.ts";

/**
 * Names of what a Jacobian looks like, from the most special to none at all. The output and the operand are vectors,
 * row by row.
 */
export const structures = [
  /** One number in, one number out. */
  "number",
  "zero",
  "identity",
  /** One number times the identity. */
  "scaled identity",
  /** One 1 in each row and in each column. */
  "permutation",
  "row of ones",
  /** One 1 in each row. */
  "one-hot rows",
  /** One 1 in each column, and at most one in each row. */
  "one-hot columns",
  /** Square, and 0 off the diagonal. */
  "diagonal",
  /** One entry at most in each row. */
  "one entry a row",
  /** A Kronecker product with an identity: the same block again and again. */
  "Kronecker",
  /** Square or oblong blocks along the diagonal, each its own. */
  "block diagonal",
  /** The same after rows and columns are sorted by the line they belong to. */
  "interleaved blocks",
  /** Each output sees the elements under its window alone. */
  "windows",
  /** One output. */
  "row",
  /** One operand element. */
  "column",
  "dense",
] as const;

export type Structure = (typeof structures)[number];

/** A gate in a graph, as far as its Jacobian's structure depends on it: no values. */
export interface Wiring<G extends Gate = Gate> {
  readonly gate: G;
  readonly slot: number;
  /** slot -> shape; `[]` for a literal. */
  readonly shapes: readonly Shape[];
  /** Of the output. */
  readonly shape: Shape;
  readonly attributes: Attributes;
  readonly rows: number;
  readonly columns: number;
}

/** What can be said of a Jacobian without forming it. */
export interface Claim {
  readonly structure: Structure;
  /** `{0}` stands for the operand of slot 0, `{out}` for the gate itself; empty where no formula is known. */
  readonly formula: string;
  readonly says: string;
  /** Entries that can be other than 0. */
  readonly sparsity: number;
}
