import { eachRun, positions } from "../tensor/convolve.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { integer, wholeMisfit } from "./common.ts";
import type { Attributes, Misfit, TensorGate } from "./gate.ts";

const slidingOf = (attributes: Attributes): { readonly stride: number; readonly pad: number } => ({
  stride: integer(attributes["stride"], "stride"),
  pad: integer(attributes["pad"], "pad"),
});

function convolvedShape([x = [], w = []]: readonly Shape[], attributes: Attributes): Shape | Misfit {
  const names = `${printShape(x)} with filters ${printShape(w)}`;
  if (x.length !== 4 || w.length !== 4)
    return { misfit: `${names}: conv2d takes images N×C×H×W and filters F×C×kh×kw.` };
  const odd = wholeMisfit(attributes, ["stride", "pad"]);
  if (odd !== null) return odd;
  const { stride, pad } = slidingOf(attributes);
  if (stride < 1 || pad < 0) return { misfit: "The stride is at least 1 and the padding at least 0." };
  const [n = 0, channels = 0, height = 0, width = 0] = x;
  const [filters = 0, depth = 0, kh = 0, kw = 0] = w;
  if (channels !== depth)
    return { misfit: `${names}: the images have ${String(channels)} channels and the filters ${String(depth)}.` };
  const rows = positions(height, kh, stride, pad);
  const columns = positions(width, kw, stride, pad);
  return rows > 0 && columns > 0
    ? [n, filters, rows, columns]
    : { misfit: `${names}: the filter is larger than the image.` };
}

/**
 * What every run of products adds up to: `add` is told where the run begins in the output, the image and the filters, how many
 * products it has, and how far apart its image elements are.
 */
function gathered(
  shape: Shape,
  [x, w]: readonly (Tensor | undefined)[],
  attributes: Attributes,
  add: (sums: Float64Array, x: Float64Array, w: Float64Array) => Add,
): Tensor {
  if (x === undefined || w === undefined) throw new Error("conv2d takes two operands.");
  const { stride, pad } = slidingOf(attributes);
  const sums = new Float64Array(sizeOf(shape));
  const into = add(sums, x.data, w.data);
  eachRun(x.shape, w.shape, stride, pad, (out, image, filter, count) => {
    into(out, image, filter, count, stride);
  });
  return { shape, data: sums };
}

type Add = (out: number, image: number, filter: number, count: number, stride: number) => void;

/** Cross-correlation, as every deep-learning library calls convolution. */
export const conv2d: TensorGate = {
  kind: "tensor",
  name: "conv2d",
  title: "convolution",
  operands: ["x", "w"],
  calls: ["conv2d"],
  attributes: [
    { name: "stride", fallback: 1 },
    { name: "pad", fallback: 0 },
  ],
  shape: convolvedShape,
  forward: (operands, attributes, shape) =>
    gathered(shape, operands, attributes, (sums, x, w) => (out, image, filter, count, stride) => {
      const weight = w[filter] ?? Number.NaN;
      for (let k = 0; k < count; k++)
        sums[out + k] = (sums[out + k] ?? 0) + weight * (x[image + k * stride] ?? Number.NaN);
    }),
  pullback: () => ({}),
  kernels: {
    x: ({ operands, upstream: { data: upstream }, attributes }) =>
      gathered(operands[0]?.shape ?? [], operands, attributes, (sums, _x, w) => (out, image, filter, count, stride) => {
        const weight = w[filter] ?? Number.NaN;
        for (let k = 0; k < count; k++) {
          const at = image + k * stride;
          sums[at] = (sums[at] ?? 0) + weight * (upstream[out + k] ?? Number.NaN);
        }
      }),
    w: ({ operands, upstream: { data: upstream }, attributes }) =>
      gathered(operands[1]?.shape ?? [], operands, attributes, (sums, x) => (out, image, filter, count, stride) => {
        let sum = sums[filter] ?? 0;
        for (let k = 0; k < count; k++)
          sum += (x[image + k * stride] ?? Number.NaN) * (upstream[out + k] ?? Number.NaN);
        sums[filter] = sum;
      }),
  },
  symbol: "conv",
  latex: "#x \\ast #w",
};
