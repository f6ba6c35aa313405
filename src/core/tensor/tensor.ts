/** Extents along each axis; `[]` is a scalar. */
export type Shape = readonly number[];

/** A value as the public door shows it: a number, or arrays of arrays of numbers, row by row. */
export type Nested = number | readonly Nested[];

/** Float64 elements in row-major order. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float64Array;
}
