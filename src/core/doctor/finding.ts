import type { NodeId } from "../graph/graph.ts";

/** What can be wrong with the gradients of a graph. */
export type Ailment =
  | "saturated"
  | "dead"
  | "deadUnits"
  | "vanishing"
  | "exploding"
  | "tie"
  | "kink"
  | "notFinite"
  | "gradientNotFinite"
  | "noGradient";

/** `note`: true, and often as it should be. `warning`: learning suffers. `serious`: nothing can be learnt there. */
export type Severity = "note" | "warning" | "serious";

/** A stretch of the backward pass and the size of the gradient there: its Euclidean norm. */
export interface Norm {
  readonly label: string;
  readonly nodes: readonly NodeId[];
  readonly norm: number;
}

export interface Finding {
  readonly ailment: Ailment;
  readonly severity: Severity;
  /** The gate to be lit first, then what it bears on. */
  readonly nodes: readonly NodeId[];
  /** What it is and what it means. */
  readonly says: string;
  /** What usually helps. */
  readonly helps: string;
  /** Shares from 0 to 1, counts, ratios. */
  readonly numbers: Readonly<Record<string, number>>;
  /** From the output to the inputs, of a vanishing or exploding gradient. */
  readonly norms?: readonly Norm[];
}
