import { eachRun, positions } from "../tensor/convolve.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { integer, wholeMisfit } from "./common.ts";
import type { Attributes, Misfit } from "./gate.ts";

const slidingOf = (attributes: Attributes): { readonly stride: number; readonly pad: number } => ({
  stride: integer(attributes["stride"], "stride"),
  pad: integer(attributes["pad"], "pad"),
});

/** The shape of images under filters, or why they do not go together. */
export function convolvedShape([x = [], w = []]: readonly Shape[], attributes: Attributes): Shape | Misfit {
  const [images, kernels] = [printShape(x), printShape(w)];
  if (x.length !== 4 || w.length !== 4)
    return { misfit: t`${images} with filters ${kernels}: conv2d takes images N×C×H×W and filters F×C×kh×kw.` };
  const odd = wholeMisfit(attributes, ["stride", "pad"]);
  if (odd !== null) return odd;
  const { stride, pad } = slidingOf(attributes);
  if (stride < 1 || pad < 0) return { misfit: t`The stride is at least 1 and the padding at least 0.` };
  const [n = 0, channels = 0, height = 0, width = 0] = x;
  const [filters = 0, depth = 0, kh = 0, kw = 0] = w;
  if (channels !== depth)
    return {
      misfit: t`${images} with filters ${kernels}: the images have ${channels} channels and the filters ${depth}.`,
    };
  const rows = positions(height, kh, stride, pad);
  const columns = positions(width, kw, stride, pad);
  return rows > 0 && columns > 0
    ? [n, filters, rows, columns]
    : { misfit: t`${images} with filters ${kernels}: the filter is larger than the image.` };
}

/**
 * Takes a run of products: where it begins in the output, the images and the filters, how many products it has, and how far
 * apart its image elements are.
 */
type Run = (out: number, image: number, filter: number, count: number, stride: number) => void;

/**
 * A tensor of sums over all products of the convolution of x with w.
 * @param adding what adds a run of products to the sums, given those and the elements of x and w
 */
export function convolve(
  shape: Shape,
  [x, w]: readonly (Tensor | undefined)[],
  attributes: Attributes,
  adding: (sums: Float64Array, x: Float64Array, w: Float64Array) => Run,
): Tensor {
  if (x === undefined || w === undefined) throw new Error("conv2d takes two operands.");
  const { stride, pad } = slidingOf(attributes);
  const data = new Float64Array(sizeOf(shape));
  const add = adding(data, x.data, w.data);
  eachRun(x.shape, w.shape, stride, pad, (out, image, filter, count) => add(out, image, filter, count, stride));
  return { shape, data };
}

/** Adds `factor` times a run of `from` to a run of `sums`; `by` and `step` are how far apart their elements are. */
export function addScaled(
  sums: Float64Array,
  at: number,
  by: number,
  from: Float64Array,
  start: number,
  step: number,
  factor: number,
  count: number,
): void {
  for (let k = 0; k < count; k++)
    sums[at + k * by] = (sums[at + k * by] ?? 0) + factor * (from[start + k * step] ?? Number.NaN);
}

/** `sum` and the products of two runs. */
export function dotAlong(
  sum: number,
  a: Float64Array,
  start: number,
  step: number,
  b: Float64Array,
  at: number,
  count: number,
): number {
  let total = sum;
  for (let k = 0; k < count; k++) total += (a[start + k * step] ?? Number.NaN) * (b[at + k] ?? Number.NaN);
  return total;
}
