import { convolve, convolvedShape } from "./convolution.ts";
import type { TensorGate } from "./gate.ts";

/** Cross-correlation, as every deep-learning library calls convolution. */
export const conv2d: TensorGate = {
  kind: "tensor",
  name: "conv2d",
  title: "convolution",
  says: "Slides the filters w over the images x. x: N×C×H×W, w: F×C×height×width.",
  sample: "conv2d(x, w); x = [[[[1, 2, 0], [0, 1, 3], [2, 1, 0]]]]; w = [[[[1, 0], [0, -1]]]]",
  operands: ["x", "w"],
  calls: ["conv2d"],
  attributes: [
    { name: "stride", fallback: 1 },
    { name: "pad", fallback: 0 },
  ],
  shape: convolvedShape,
  forward: ([x, w], attributes, shape) =>
    convolve(shape, [x, w], attributes, (sums, pixels, weights) => (out, image, filter) => {
      sums[out] = (sums[out] ?? 0) + (pixels[image] ?? NaN) * (weights[filter] ?? NaN);
    }),
  pullback: () => ({}),
  // Every product of a pixel and a weight sends each of them the upstream gradient times the other.
  kernels: {
    x: ({ operands: [x, w], upstream, attributes }) =>
      convolve(x?.shape ?? [], [x, w], attributes, (sums, _pixels, weights) => (out, image, filter) => {
        sums[image] = (sums[image] ?? 0) + (upstream.data[out] ?? NaN) * (weights[filter] ?? NaN);
      }),
    w: ({ operands: [x, w], upstream, attributes }) =>
      convolve(w?.shape ?? [], [x, w], attributes, (sums, pixels) => (out, image, filter) => {
        sums[filter] = (sums[filter] ?? 0) + (upstream.data[out] ?? NaN) * (pixels[image] ?? NaN);
      }),
  },
  symbol: "conv",
  latex: "#x \\ast #w",
};
