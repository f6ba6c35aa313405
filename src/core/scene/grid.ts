import { sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";

/** How the elements of a tensor lie in the drawing: planes from left to right, each of rows and columns. */
export interface Planes {
  readonly planes: number;
  readonly rows: number;
  readonly columns: number;
}

/** Where the cells of a drawn tensor stand, in graph units. */
export interface Grid extends Planes {
  /** Cells that are drawn of a plane; a cell stands for a block of elements where there are more of those. */
  readonly cellRows: number;
  readonly cellColumns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** From the left of one plane to the left of the next. */
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
  /** True where each cell has room for its number. */
  readonly numbered: boolean;
}

/** A tensor of more planes than this is shown by its shape alone. */
const MOST_PLANES = 6;
const NUMBERED = { side: 6, line: 8, planes: 8, cells: 36 };
/** A plane without numbers is at most this wide and high, and at most that many cells each way: three units a cell. */
const SIDE = { alone: 120, among: 72 };
const MOST_CELLS = 40;
const CELL = { width: 44, height: 26, padding: 14, largest: 12 };
/** Sides of an oblong are drawn in proportion up to this ratio, and by its root beyond. */
const OBLONG = 4;
const THINNEST = 14;
const PLANE_GAP = 10;

/** @param lying - A vector stands as a column unless it lies as a row. Null where only the shape can be shown. */
export function planesOf(shape: Shape, lying: boolean): Planes | null {
  const [length = 1] = shape;
  if (shape.length === 0 || sizeOf(shape) === 0) return null;
  if (shape.length === 1) return lying ? plane(1, length) : plane(length, 1);
  const [rows = 1, columns = 1] = shape.slice(-2);
  const planes = sizeOf(shape.slice(0, -2));
  return planes > MOST_PLANES ? null : { planes, rows, columns };
}

const plane = (rows: number, columns: number): Planes => ({ planes: 1, rows, columns });

export function isNumbered({ planes, rows, columns }: Planes): boolean {
  const [short, long] = [Math.min(rows, columns), Math.max(rows, columns)];
  if (planes * rows * columns > NUMBERED.cells || (planes > 1 && planes * columns > NUMBERED.planes)) return false;
  return long <= NUMBERED.side || (short === 1 && long <= NUMBERED.line);
}

/** @param textWidth - Width of the longest number that stands in a cell at some cursor; 0 where none do. */
export function gridOf(planes: Planes, textWidth: number): Grid {
  if (isNumbered(planes)) {
    const cellWidth = Math.max(CELL.width, Math.ceil((textWidth + CELL.padding) / 4) * 4);
    const { rows, columns } = planes;
    return placed(planes, [rows, columns], columns * cellWidth, rows * CELL.height, true);
  }
  const [width, height] = sides(planes);
  const cells = [Math.min(planes.rows, MOST_CELLS), Math.min(planes.columns, MOST_CELLS)] as const;
  return placed(planes, cells, width, height, false);
}

function placed(
  planes: Planes,
  [cellRows, cellColumns]: readonly [number, number],
  width: number,
  height: number,
  numbered: boolean,
): Grid {
  const pitch = width + PLANE_GAP;
  return {
    ...planes,
    cellRows,
    cellColumns,
    cellWidth: width / cellColumns,
    cellHeight: height / cellRows,
    pitch,
    width: planes.planes * pitch - PLANE_GAP,
    height,
    numbered,
  };
}

/** Width and height of one plane of a heat map without numbers. */
function sides({ planes, rows, columns }: Planes): [number, number] {
  const side = planes > 1 ? SIDE.among : SIDE.alone;
  const [short, long] = [Math.min(rows, columns), Math.max(rows, columns)];
  const length = Math.min(side, long * CELL.largest);
  const ratio = short / long;
  const across = ratio * OBLONG >= 1 ? length * ratio : Math.max(THINNEST, length * Math.sqrt(ratio));
  return rows > columns ? [across, length] : [length, across];
}

/** The elements along an axis that a cell stands for: from, and up to but not including, to. */
export function blockOf(cell: number, extent: number, cells: number): readonly [number, number] {
  return [Math.floor((cell * extent) / cells), Math.floor(((cell + 1) * extent) / cells)];
}

/** The cell that an element of an axis is drawn in. */
function cellAlong(element: number, extent: number, cells: number): number {
  return Math.floor(((element + 1) * cells - 1) / extent);
}

/** The cell, counted plane by plane and row by row, that an element (by its flat index) is drawn in. */
export function cellOfElement({ rows, columns, cellRows, cellColumns }: Grid, element: number): number {
  const column = element % columns;
  const row = Math.floor(element / columns) % rows;
  const plane_ = Math.floor(element / (rows * columns));
  return (plane_ * cellRows + cellAlong(row, rows, cellRows)) * cellColumns + cellAlong(column, columns, cellColumns);
}

/** Left and top of a cell, from the grid's. */
export function cellCorner(grid: Grid, cell: number): { readonly x: number; readonly y: number } {
  const column = cell % grid.cellColumns;
  const row = Math.floor(cell / grid.cellColumns);
  return {
    x: Math.floor(row / grid.cellRows) * grid.pitch + column * grid.cellWidth,
    y: (row % grid.cellRows) * grid.cellHeight,
  };
}

/** The cell at a place that is counted from the grid's left and top; null between planes and outside. */
export function cellAt(grid: Grid, x: number, y: number): number | null {
  const { planes, cellRows, cellColumns, cellWidth, cellHeight, pitch } = grid;
  const index = Math.floor(x / pitch);
  const column = Math.floor((x - index * pitch) / cellWidth);
  const row = Math.floor(y / cellHeight);
  if (index < 0 || index >= planes || row < 0 || row >= cellRows || column < 0 || column >= cellColumns) return null;
  return (index * cellRows + row) * cellColumns + column;
}
