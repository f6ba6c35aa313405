import { indexOfId } from "../graph/lookup.ts";
import { formatNumber, numberContext } from "../notation/number.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import { blockOf, cellCorner, cellOfElement, type Grid } from "./grid.ts";
import type { HoverCell, NodeMark, SceneView, TipMark } from "./marks.ts";
import { MATRIX_GAP } from "./metrics.ts";
import { lookInto, originIn, sourcesIn } from "./sources.ts";
import type { Lit } from "./tensorMark.ts";
import type { Which } from "./tensorMarks.ts";
import { cellPrinter, contextOf, elementsOf, tensorPictures } from "./tensors.ts";
import type { Part } from "./origin.ts";
import { cellName, writeOut } from "./written.ts";

const dark: Lit = { value: new Map(), gradient: new Map(), under: null };

/** Decimals of a mean, at most: it belongs to none of the example's numbers. */
const MEAN_DECIMALS = 6;

const isPooled = (grid: Grid): boolean => grid.cellRows < grid.rows || grid.cellColumns < grid.columns;

function isKnown(trace: Trace, which: Which, node: number, cursor: number, hidden: SceneView["hidden"]): boolean {
  if (which === "gradient" && hidden?.includes(trace.graph.nodes[node]?.id ?? "") === true) return false;
  return cursor >= ((which === "value" ? trace.valueAt : trace.gradientAt)[node] ?? 0);
}

/** The cells that a cell under the pointer is made of. Nothing, while its number is not yet known. */
export function litCells(trace: Trace, cursor: number, { cell, decimals, hidden }: SceneView): Lit {
  if (cell === null || cell === undefined) return dark;
  const node = indexOfId(trace.graph, cell.node);
  const pictures = tensorPictures(trace, decimals);
  const grid = pictures[node]?.grid ?? null;
  if (grid === null || !isKnown(trace, cell.which, node, cursor, hidden) || !isInside(grid, cell)) return dark;
  const element = (cell.plane * grid.rows + cell.row) * grid.columns + cell.column;
  const under = { node, which: cell.which, cell: cellOfElement(grid, element), element };
  const lit = { value: new Map<number, readonly number[]>(), gradient: new Map<number, readonly number[]>() };
  // A cell that stands for many elements is made of too much to show.
  const sources = isPooled(grid) ? [] : sourcesIn(trace, cell.which, node, element);
  for (const source of sources) {
    const theirs = pictures[source.node]?.grid ?? null;
    if (theirs === null || !isKnown(trace, source.which, source.node, cursor, hidden)) continue;
    lit[source.which].set(source.node, cellsIn(theirs, source.cells));
  }
  return { ...lit, under };
}

function isInside({ planes, rows, columns }: Grid, cell: HoverCell): boolean {
  return cell.plane < planes && cell.row < rows && cell.column < columns;
}

function cellsIn(grid: Grid, elements: readonly number[] | "all"): readonly number[] {
  const count = grid.planes * grid.cellRows * grid.cellColumns;
  if (elements === "all") return Array.from({ length: count }, (_unused, i) => i);
  return [...new Set(elements.map((element) => cellOfElement(grid, element)))];
}

/** The range of a cell's block along each axis: "[0…1, 16…31]". */
function blockName(grid: Grid, { row, column }: HoverCell): string {
  const span = (at: number, extent: number, cells: number): string => {
    const [from, to] = blockOf(Math.floor(((at + 1) * cells - 1) / extent), extent, cells);
    return to - from > 1 ? `${String(from)}…${String(to - 1)}` : String(from);
  };
  const rows = span(row, grid.rows, grid.cellRows);
  const columns = span(column, grid.columns, grid.cellColumns);
  return grid.rows === 1 ? `[${columns}]` : grid.columns === 1 ? `[${rows}]` : `[${rows}, ${columns}]`;
}

function blockMean(trace: Trace, which: Which, node: number, grid: Grid, cell: HoverCell): number {
  const elements = elementsOf(trace, which, node);
  const rowCell = Math.floor(((cell.row + 1) * grid.cellRows - 1) / grid.rows);
  const columnCell = Math.floor(((cell.column + 1) * grid.cellColumns - 1) / grid.columns);
  const [top, bottom] = blockOf(rowCell, grid.rows, grid.cellRows);
  const [left, right] = blockOf(columnCell, grid.columns, grid.cellColumns);
  let sum = 0;
  for (let i = top; i < bottom; i++)
    for (let j = left; j < right; j++) sum += elements[(cell.plane * grid.rows + i) * grid.columns + j] ?? Number.NaN;
  return sum / ((bottom - top) * (right - left));
}

/** Numbers as they stand in the drawing. */
function partPrinter(trace: Trace, view: SceneView): (part: Part) => string {
  const look = lookInto(trace);
  const printers = new Map<string, (value: number) => string>();
  return (part) => {
    if ("literal" in part) return formatNumber(part.literal, view.decimals, numberContext(trace));
    const key = `${part.which} ${String(part.node)}`;
    const print = printers.get(key) ?? cellPrinter(trace, part.which, part.node, view.decimals);
    printers.set(key, print);
    return print(look(part));
  };
}

/** How the number under the pointer came about: in names, then in numbers. */
function linesOf(trace: Trace, cell: HoverCell, grid: Grid, lit: NonNullable<Lit["under"]>, view: SceneView): string[] {
  const { node, which, element } = lit;
  if (isPooled(grid)) {
    const name = cellName(trace, which, node, 0).replace(/\[[^\]]*\]$/, "");
    const mean = blockMean(trace, which, node, grid, cell);
    const printed = formatNumber(mean, view.decimals, contextOf(Float64Array.of(mean), MEAN_DECIMALS));
    return [t`${name + blockName(grid, cell)}: mean ${printed}`];
  }
  const printPart = partPrinter(trace, view);
  const own: Part = { node, which, cell: element };
  const nameOf = (part: Part): string =>
    "literal" in part ? printPart(part) : cellName(trace, part.which, part.node, part.cell);
  const origin = originIn(trace, which, node, element);
  const inNames = writeOut(origin, nameOf);
  const inNumbers = writeOut(origin, printPart);
  const [name, result] = [nameOf(own), printPart(own)];
  if (inNames === null || inNumbers === null) return [`${name} = ${result}`];
  if (inNumbers === result) return [`${name} = ${inNames} = ${result}`];
  return [`${name} = ${inNames}`, `${name} = ${inNumbers} = ${result}`];
}

/** What is said about the cell under the pointer. */
export function tipMark(
  trace: Trace,
  markOf: (index: number) => NodeMark | null,
  view: SceneView,
  lit: Lit,
): TipMark | null {
  const { under } = lit;
  const mark = under === null ? null : markOf(under.node);
  const grid = mark?.tensor?.grid ?? null;
  if (under === null || mark === null || grid === null || !view.cell) return null;
  const top = mark.y + (under.which === "value" ? -MATRIX_GAP - grid.height : MATRIX_GAP);
  return {
    x: mark.x + mark.numbersAt - grid.width / 2 + cellCorner(grid, under.cell).x + grid.cellWidth / 2,
    top,
    bottom: top + grid.height,
    which: under.which,
    lines: linesOf(trace, view.cell, grid, under, view),
  };
}
