import { sizeOf } from "../tensor/nested.ts";
import { msg } from "../words/t.ts";
import { pool } from "./pooling.ts";

/** Hands each gradient in equal shares to the elements under its window. */
export const avgPool = pool(
  {
    name: "avg_pool2d",
    title: msg`average pool`,
    says: msg`The mean of each k×k window. Backward, each number in it gets an equal share.`,
    sample: "avg_pool2d(x, 2); x = [[1, 3, 2, 0], [4, 2, 1, 1], [0, 1, 5, 2], [2, 2, 3, 4]]",
    calls: ["avg_pool2d"],
    symbol: "avg pool",
    latex: "\\operatorname{avgpool}",
  },
  (x, shape, each, area) => {
    const data = new Float64Array(sizeOf(shape));
    each((output, input) => {
      data[output] = (data[output] ?? 0) + (x.data[input] ?? Number.NaN) / area;
    });
    return data;
  },
  ({ upstream }, x, each, area) => {
    const data = new Float64Array(x.data.length);
    each((output, input) => {
      data[input] = (data[input] ?? 0) + (upstream.data[output] ?? Number.NaN) / area;
    });
    return data;
  },
);
