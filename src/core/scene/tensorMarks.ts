import type { NodeId } from "../graph/graph.ts";
import type { Grid } from "./grid.ts";
import type { Level } from "./heat.ts";

/** The two matrices of a node: its value above the wire, its gradient below it. */
export type Which = "value" | "gradient";

/** A cell of the drawing under the pointer. */
export interface HoverCell {
  readonly node: NodeId;
  readonly which: Which;
  /** Which of the planes of a tensor of more than two axes; 0 for a matrix or a vector. */
  readonly plane: number;
  /** Of the element, or of the first of the block that the cell stands for; a vector that stands is one column. */
  readonly row: number;
  readonly column: number;
}

/** The cells of a value or a gradient, in the places that the node's grid gives them. */
export interface Cells {
  /** Plane by plane, row by row. */
  readonly levels: readonly Level[];
  /** In the same order; null where cells have no room for numbers. */
  readonly texts: readonly string[] | null;
}

/** What stands on the stub of a node whose value is no single number. */
export interface TensorMark {
  /** "2×2" */
  readonly shape: string;
  /** Null where only the shape can be shown. */
  readonly grid: Grid | null;
  /** Null while not yet known. */
  readonly value: Cells | null;
  readonly gradient: Cells | null;
  readonly valueKnown: boolean;
  readonly gradientKnown: boolean;
  /** "1 of 2 terms", while some of them are still to come. */
  readonly waiting: string | null;
  /** True on an input whose gradient is known: it has the shape of the variable. */
  readonly sameShape: boolean;
  /** Cells that what is under the pointer is made of. */
  readonly litValue: readonly number[];
  readonly litGradient: readonly number[];
  /** The cell under the pointer, if it is of this node. */
  readonly under: { readonly which: Which; readonly cell: number } | null;
}

/** What is said about the cell under the pointer. */
export interface TipMark {
  /** Middle of the cell, and where its matrix begins and ends, in graph units: the matrix stays in sight. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly which: Which;
  /** "q[0] = 0.1·0.2 + 0.5·0.4 = 0.22", and before it the same in names. */
  readonly lines: readonly string[];
}
