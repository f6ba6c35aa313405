import { nest, sizeOf } from "../core/tensor/nested.ts";
import type { Nested, Shape, Tensor } from "../core/tensor/tensor.ts";

/** How a tensor stands as a table: a vector as a column, anything past a matrix as slices over its first axes. */
export interface MatrixView {
  readonly rows: number;
  readonly columns: number;
  readonly slices: number;
}

export function viewOf(shape: Shape): MatrixView {
  if (shape.length < 2) return { rows: shape[0] ?? 1, columns: 1, slices: 1 };
  const [rows = 1, columns = 1] = shape.slice(-2);
  return { rows, columns, slices: sizeOf(shape.slice(0, -2)) };
}

/** Where an entry of a slice stands among all elements. */
export function offsetOf(view: MatrixView, slice: number, row: number, column: number): number {
  return (slice * view.rows + row) * view.columns + column;
}

/** The first axes' position of a slice, as an index is written: `1, 0` of a 2×3×4×4 tensor. */
export function sliceName(shape: Shape, slice: number): string {
  const outer = shape.slice(0, -2);
  let rest = slice;
  return outer
    .toReversed()
    .map((extent) => {
      const at = rest % extent;
      rest = Math.floor(rest / extent);
      return at;
    })
    .toReversed()
    .join(", ");
}

/** An entry as the language writes it, without the brackets: `0, 1`; a vector's is `0`. */
export function entryName(shape: Shape, slice: number, row: number, column: number): string {
  if (shape.length < 2) return String(row);
  const outer = sliceName(shape, slice);
  return `${outer === "" ? "" : `${outer}, `}${row}, ${column}`;
}

/** The tensor with one element replaced. */
export function withElement({ shape, data }: Tensor, offset: number, value: number): Nested {
  return nest(data.with(offset, value), 0, shape);
}

/** A vector or matrix with its first rows and columns kept, and 0 wherever it grew. */
export function resized({ shape, data }: Tensor, rows: number, columns: number): Nested {
  const old = viewOf(shape);
  const entry = (row: number, column: number): number =>
    row < old.rows && column < old.columns ? (data[offsetOf(old, 0, row, column)] ?? 0) : 0;
  if (shape.length < 2) return Array.from({ length: rows }, (_unused, row) => entry(row, 0));
  return Array.from({ length: rows }, (_unused, row) =>
    Array.from({ length: columns }, (_none, column) => entry(row, column)),
  );
}

export interface Summary {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** NaN throughout where there are no elements, or where one is NaN. */
export function summaryOf(data: Float64Array): Summary {
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  for (const value of data) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  return data.length === 0 ? { min: NaN, max: NaN, mean: NaN } : { min, max, mean: sum / data.length };
}
