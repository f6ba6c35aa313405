import { eachProduct, gatherProducts, positions } from "../tensor/convolve.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
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
  forward: ([x, w], attributes, shape) => {
    if (x === undefined || w === undefined) throw new Error("conv2d takes two operands.");
    const { stride, pad } = slidingOf(attributes);
    return gatherProducts(shape, sizeOf(shape), (add) => {
      eachProduct(x.shape, w.shape, stride, pad, (out, image, filter) => {
        add(out, (x.data[image] ?? Number.NaN) * (w.data[filter] ?? Number.NaN));
      });
    });
  },
  pullback: () => ({}),
  kernels: {
    x: ({ operands: [x, w], upstream, attributes }) => {
      if (x === undefined || w === undefined) throw new Error("conv2d takes two operands.");
      const { stride, pad } = slidingOf(attributes);
      return gatherProducts(x.shape, x.data.length, (add) => {
        eachProduct(x.shape, w.shape, stride, pad, (out, image, filter) => {
          add(image, (upstream.data[out] ?? Number.NaN) * (w.data[filter] ?? Number.NaN));
        });
      });
    },
    w: ({ operands: [x, w], upstream, attributes }) => {
      if (x === undefined || w === undefined) throw new Error("conv2d takes two operands.");
      const { stride, pad } = slidingOf(attributes);
      return gatherProducts(w.shape, w.data.length, (add) => {
        eachProduct(x.shape, w.shape, stride, pad, (out, image, filter) => {
          add(filter, (upstream.data[out] ?? Number.NaN) * (x.data[image] ?? Number.NaN));
        });
      });
    },
  },
  symbol: "conv",
  latex: "#x \\ast #w",
};
