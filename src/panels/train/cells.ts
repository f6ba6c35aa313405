import { gridOf, planesOf, type Grid } from "../../core/scene/grid.ts";
import { cellValues } from "../../core/scene/heat.ts";
import { sizeOf } from "../../core/tensor/nested.ts";
import type { Shape } from "../../core/tensor/tensor.ts";
import { summaryOf, type Summary } from "../matrixView.ts";

/** The numbers of a parameter as they are sent and drawn. */
export interface Cells extends Summary {
  /** Whether `data` holds every element; else it holds the means of blocks, as `gridFor` lays them out. */
  readonly isWhole: boolean;
  readonly data: Float64Array;
}

/** Larger ones are sent as what can be drawn of them. */
const mostWhole = 1600;

/** How a parameter is drawn: a vector as a row, what has many planes as one tall matrix. */
export function gridFor(shape: Shape): Grid {
  const columns = shape.at(-1) ?? 1;
  const rows = columns === 0 ? 0 : sizeOf(shape) / columns;
  return gridOf(planesOf(shape, true) ?? { planes: 1, rows, columns }, 0);
}

/** @param data the elements in place, which are copied */
export function cellsOf(shape: Shape, data: Float64Array): Cells {
  const isWhole = data.length <= mostWhole;
  return { isWhole, data: isWhole ? data.slice() : cellValues(gridFor(shape), data).slice(), ...summaryOf(data) };
}

/** One number for each cell of the grid. */
export const drawnOf = (shape: Shape, { isWhole, data }: Cells): Float64Array =>
  isWhole ? cellValues(gridFor(shape), data) : data;
