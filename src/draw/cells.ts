import { pointer, select } from "d3";
import type { NodeId } from "../core/graph/graph.ts";
import { blockOf, cellAt, type Grid } from "../core/scene/grid.ts";
import type { HoverCell, NodeMark } from "../core/scene/marks.ts";
import { MATRIX_GAP } from "../core/scene/metrics.ts";
import type { Layer } from "./layer.ts";

/** A cell of the drawing by the place that it has in its node's grid. */
export function hoverCell(node: NodeId, which: HoverCell["which"], grid: Grid, cell: number): HoverCell {
  const column = cell % grid.cellColumns;
  const line = Math.floor(cell / grid.cellColumns);
  return {
    node,
    which,
    plane: Math.floor(line / grid.cellRows),
    row: blockOf(line % grid.cellRows, grid.rows, grid.cellRows)[0],
    column: blockOf(column, grid.columns, grid.cellColumns)[0],
  };
}

/** The cell at a place that is counted from the node's centre, if its number is known. */
export function hitCell(mark: NodeMark, x: number, y: number): HoverCell | null {
  const { tensor } = mark;
  const grid = tensor?.grid ?? null;
  if (tensor === null || grid === null) return null;
  const left = mark.numbersAt - grid.width / 2;
  for (const which of ["value", "gradient"] as const) {
    const top = which === "value" ? -MATRIX_GAP - grid.height : MATRIX_GAP;
    const cell = cellAt(grid, x - left, y - top);
    if (cell !== null && tensor[which] !== null) return hoverCell(mark.id, which, grid, cell);
  }
  return null;
}

const same = (a: HoverCell | null, b: HoverCell | null): boolean =>
  a?.node === b?.node && a?.which === b?.which && a?.plane === b?.plane && a?.row === b?.row && a?.column === b?.column;

/** Tells which cell the pointer is on, whenever that changes. A tap tells it too; a tap elsewhere takes it back. */
export function watchCells(layer: Layer, onHoverCell: (cell: HoverCell | null) => void): void {
  let last: HoverCell | null = null;
  const tell = (cell: HoverCell | null): void => {
    if (same(cell, last)) return;
    last = cell;
    onHoverCell(cell);
  };
  layer.on("pointermove.cells pointerdown.cells", (event: PointerEvent) => {
    const node = event.target instanceof Element ? event.target.closest<SVGGElement>("g.node") : null;
    if (node === null) tell(null);
    else {
      const [x, y] = pointer(event, node);
      tell(hitCell(select<SVGGElement, NodeMark>(node).datum(), x, y));
    }
  });
  layer.on("pointerleave.cells", () => {
    tell(null);
  });
}
