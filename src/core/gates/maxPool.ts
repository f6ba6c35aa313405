import { sizeOf } from "../tensor/nested.ts";
import { msg } from "../words/t.ts";
import { pool } from "./pooling.ts";

/** Routes each gradient to the first largest element under its window. */
export const maxPool = pool(
  {
    name: "max_pool2d",
    title: msg`max pool`,
    says: msg`The largest number of each k×k window. Backward, it alone gets the gradient.`,
    sample: "max_pool2d(x, 2); x = [[1, 3, 2, 0], [4, 2, 1, 1], [0, 1, 5, 2], [2, 2, 3, 4]]",
    calls: ["max_pool2d"],
    symbol: "max pool",
    latex: "\\operatorname{maxpool}",
  },
  (x, shape, each) => {
    const data = new Float64Array(sizeOf(shape)).fill(-Infinity);
    each((output, input) => {
      data[output] = Math.max(data[output] ?? -Infinity, x.data[input] ?? Number.NaN);
    });
    return data;
  },
  ({ out, upstream }, x, each) => {
    const data = new Float64Array(x.data.length);
    const taken = new Uint8Array(out.data.length);
    each((output, input) => {
      if (taken[output] === 1 || x.data[input] !== out.data[output]) return;
      taken[output] = 1;
      data[input] = (data[input] ?? 0) + (upstream.data[output] ?? Number.NaN);
    });
    return data;
  },
);
