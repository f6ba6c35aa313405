import type { Nested, Shape } from "./tensor.ts";

/** How many elements a shape has; a scalar has one. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, extent) => size * extent, 1);
}

/** The elements that start at `offset`, row by row, as nested arrays of that shape; a plain number for a scalar. */
export function nest(elements: Float64Array, offset: number, shape: Shape): Nested {
  const [extent, ...inner] = shape;
  if (extent === undefined) return elements[offset] ?? Number.NaN;
  const stride = sizeOf(inner);
  return Array.from({ length: extent }, (_unused, i) => nest(elements, offset + i * stride, inner));
}
