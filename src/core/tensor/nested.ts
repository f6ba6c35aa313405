import { t } from "../words/t.ts";
import type { Nested, Shape, Tensor } from "./tensor.ts";

/** How many elements a shape has; a scalar has one. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}

/** A shape in words: `2×3`; a vector's is its length, a scalar's "a number". */
export function printShape(shape: Shape): string {
  return shape.length === 0 ? t`a number` : shape.join("×");
}

/** The elements that start at `offset`, row by row, as nested arrays of that shape; a plain number for a scalar. */
export function nest(elements: Float64Array, offset: number, shape: Shape): Nested {
  if (shape.length === 0) return elements[offset] ?? Number.NaN;
  const [extent = 0, ...inner] = shape;
  if (inner.length === 0) {
    const row: number[] = [];
    for (let i = offset; i < offset + extent; i++) row.push(elements[i] ?? Number.NaN);
    return row;
  }
  const stride = sizeOf(inner);
  return Array.from({ length: extent }, (_unused, i) => nest(elements, offset + i * stride, inner));
}

/** The shape of nested arrays; null where rows differ in length. */
export function shapeOfNested(value: Nested): Shape | null {
  if (typeof value === "number") return [];
  if (value.every((part) => typeof part === "number")) return [value.length];
  const [first, ...rest] = value.map(shapeOfNested);
  if (first === undefined || first === null || rest.some((shape) => shape === null || !sameShape(shape, first)))
    return null;
  return [value.length, ...first];
}

/** Whether two values are equal, number by number. */
export function sameValues(a: Nested, b: Nested | undefined): boolean {
  if (typeof a === "number" || typeof b !== "object") return a === b;
  return a.length === b.length && a.every((part, i) => sameValues(part, b[i]));
}

/** Writes nested arrays into `data` from `offset` on and returns where they end. */
export function flattenInto(value: Nested, data: Float64Array, offset: number): number {
  if (typeof value === "number") {
    data[offset] = value;
    return offset + 1;
  }
  let end = offset;
  for (const part of value) end = flattenInto(part, data, end);
  return end;
}

/** Nested arrays as a tensor. Throws on ragged ones: the builder refuses those by name. */
export function tensorOf(value: Nested): Tensor {
  const shape = shapeOfNested(value);
  if (shape === null) throw new Error("The rows of a tensor differ in length.");
  const data = new Float64Array(sizeOf(shape));
  flattenInto(value, data, 0);
  return { shape, data };
}

export function scalar(value: number): Tensor {
  return { shape: [], data: Float64Array.of(value) };
}
