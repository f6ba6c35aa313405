import { sizeOf } from "./nested.ts";
import type { Shape, Tensor } from "./tensor.ts";

/**
 * A tensor seen as `outer` blocks of `extent` rows of `inner` elements: what lies before an axis, along it, and after it.
 * Without an axis all elements lie along it.
 */
export interface AxisView {
  readonly outer: number;
  readonly extent: number;
  readonly inner: number;
}

export function alongAxis(shape: Shape, axis: number | null): AxisView {
  if (axis === null) return { outer: 1, extent: sizeOf(shape), inner: 1 };
  return { outer: sizeOf(shape.slice(0, axis)), extent: shape[axis] ?? 1, inner: sizeOf(shape.slice(axis + 1)) };
}

/** The shape after a reduction over an axis, or over all of them. */
export function reducedShape(shape: Shape, axis: number | null, keepdims: boolean): Shape {
  if (keepdims) return shape.map((extent, k) => (axis === null || k === axis ? 1 : extent));
  return axis === null ? [] : shape.filter((_extent, k) => k !== axis);
}

/** Reduces each line of elements along an axis to one number. `line` gives element i of the line. */
export function reduceAxis(
  tensor: Tensor,
  axis: number | null,
  shape: Shape,
  reduce: (line: (i: number) => number, extent: number) => number,
): Tensor {
  const { outer, extent, inner } = alongAxis(tensor.shape, axis);
  const data = new Float64Array(outer * inner);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * extent * inner + k;
      data[o * inner + k] = reduce((i) => tensor.data[start + i * inner] ?? Number.NaN, extent);
    }
  }
  return { shape, data };
}

/** Copies a reduced tensor back along the axis it was reduced over, to the shape it had before. */
export function spreadAxis(reduced: Tensor, axis: number | null, shape: Shape): Tensor {
  const { outer, extent, inner } = alongAxis(shape, axis);
  const data = new Float64Array(sizeOf(shape));
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < extent; i++)
      for (let k = 0; k < inner; k++) data[(o * extent + i) * inner + k] = reduced.data[o * inner + k] ?? Number.NaN;
  return { shape, data };
}

/** 1 where the first largest (`sign` 1) or first smallest (`sign` −1) element of each line stands, else 0. */
export function firstExtreme(tensor: Tensor, axis: number | null, sign: 1 | -1): Tensor {
  const { outer, extent, inner } = alongAxis(tensor.shape, axis);
  const data = new Float64Array(tensor.data.length);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < inner; k++) {
      const start = o * extent * inner + k;
      let best = 0;
      for (let i = 1; i < extent; i++) {
        const [candidate, held] = [tensor.data[start + i * inner] ?? 0, tensor.data[start + best * inner] ?? 0];
        if (sign * candidate > sign * held) best = i;
      }
      data[start + best * inner] = 1;
    }
  }
  return { shape: tensor.shape, data };
}
