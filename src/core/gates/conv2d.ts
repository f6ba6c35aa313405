import { msg } from "../words/t.ts";
import { addScaled, convolve, convolvedShape, dotAlong } from "./convolution.ts";
import type { TensorGate } from "./gate.ts";

/** Cross-correlation, as every deep-learning library calls convolution. */
export const conv2d: TensorGate = {
  kind: "tensor",
  name: "conv2d",
  title: msg`convolution`,
  says: msg`Slides the filters w over the images x. x: N×C×H×W, w: F×C×height×width.`,
  sample: "conv2d(x, w); x = [[[[1, 2, 0], [0, 1, 3], [2, 1, 0]]]]; w = [[[[1, 0], [0, -1]]]]",
  operands: ["x", "w"],
  calls: ["conv2d"],
  attributes: [
    { name: "stride", fallback: 1 },
    { name: "pad", fallback: 0 },
  ],
  shape: convolvedShape,
  forward: (operands, attributes, shape) =>
    convolve(shape, operands, attributes, (sums, x, w) => (out, image, filter, count, stride) => {
      addScaled(sums, out, 1, x, image, stride, w[filter] ?? NaN, count);
    }),
  pullback: () => ({}),
  // Every product of a pixel and a weight sends each of them the upstream gradient times the other.
  kernels: {
    x: ({ operands, upstream, attributes }) =>
      convolve(operands[0]?.shape ?? [], operands, attributes, (sums, _x, w) => (out, image, filter, count, stride) => {
        addScaled(sums, image, stride, upstream.data, out, 1, w[filter] ?? NaN, count);
      }),
    w: ({ operands, upstream, attributes }) =>
      convolve(operands[1]?.shape ?? [], operands, attributes, (sums, x) => (out, image, filter, count, stride) => {
        sums[filter] = dotAlong(sums[filter] ?? 0, x, image, stride, upstream.data, out, count);
      }),
  },
  symbol: "conv",
  latex: "#x \\ast #w",
};
