import { blockOf, type Grid } from "./grid.ts";

/** Steps of the diverging colour scale on either side of 0. */
export const LEVELS = 8;

/** −8 … 8: how far from 0, and on which side; 0 for exactly 0, null for what is not a number. */
export type Level = number | null;

/** What each cell stands for: its element, or the mean of its block. `elements` lie row by row. */
export function cellValues(grid: Grid, elements: Float64Array): Float64Array {
  const { planes, rows, columns, cellRows, cellColumns } = grid;
  if (rows === cellRows && columns === cellColumns) return elements;
  const values = new Float64Array(planes * cellRows * cellColumns);
  for (let p = 0; p < planes; p++) {
    for (let r = 0; r < cellRows; r++) {
      const [top, bottom] = blockOf(r, rows, cellRows);
      for (let c = 0; c < cellColumns; c++) {
        const [left, right] = blockOf(c, columns, cellColumns);
        let sum = 0;
        for (let i = top; i < bottom; i++) {
          const row = (p * rows + i) * columns;
          for (let j = left; j < right; j++) sum += elements[row + j] ?? Number.NaN;
        }
        values[(p * cellRows + r) * cellColumns + c] = sum / ((bottom - top) * (right - left));
      }
    }
  }
  return values;
}

/** The largest finite magnitude. */
export function reachOf(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most;
}

/** By the root of the magnitude, so that small numbers still take sides. */
export function levelOf(value: number, reach: number): Level {
  if (Number.isNaN(value)) return null;
  if (value === 0) return 0;
  const share = Number.isFinite(value) ? Math.sqrt(Math.abs(value) / reach) : 1;
  return Math.sign(value) * Math.max(1, Math.round(LEVELS * share));
}
