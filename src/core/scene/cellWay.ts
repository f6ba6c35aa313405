import type { Grid } from "./grid.ts";
import type { TensorMark, Which } from "./tensorMarks.ts";

/** A cell of one of a node's two matrices, as it is drawn. */
export interface CellPlace {
  readonly which: Which;
  readonly cell: number;
}

export type CellWay = "left" | "right" | "up" | "down" | "rowStart" | "rowEnd";

/** The first cell whose number is known; null while none is, or where no cells are drawn. */
export function firstCell({ grid, value, gradient }: TensorMark): CellPlace | null {
  if (grid === null || (value === null && gradient === null)) return null;
  return { which: value === null ? "gradient" : "value", cell: 0 };
}

/**
 * The cell beside another; that cell itself at the edge. Planes lie side by side, and the gradient's matrix below the
 * value's.
 */
export function cellBeside(tensor: TensorMark & { readonly grid: Grid }, at: CellPlace, way: CellWay): CellPlace {
  const { planes, cellRows, cellColumns } = tensor.grid;
  const line = Math.floor(at.cell / cellColumns);
  const across = planes * cellColumns;
  /** Counted over all planes, as they lie. */
  const column = Math.floor(line / cellRows) * cellColumns + (at.cell % cellColumns);
  const row = line % cellRows;
  const to = (which: Which, nextRow: number, nextColumn: number): CellPlace => {
    const plane = Math.floor(nextColumn / cellColumns);
    return { which, cell: (plane * cellRows + nextRow) * cellColumns + (nextColumn % cellColumns) };
  };
  if (way === "left") return to(at.which, row, Math.max(0, column - 1));
  if (way === "right") return to(at.which, row, Math.min(across - 1, column + 1));
  if (way === "rowStart") return to(at.which, row, 0);
  if (way === "rowEnd") return to(at.which, row, across - 1);
  if (way === "up") {
    if (row > 0) return to(at.which, row - 1, column);
    return at.which === "gradient" && tensor.value !== null ? to("value", cellRows - 1, column) : at;
  }
  if (row < cellRows - 1) return to(at.which, row + 1, column);
  return at.which === "value" && tensor.gradient !== null ? to("gradient", 0, column) : at;
}
