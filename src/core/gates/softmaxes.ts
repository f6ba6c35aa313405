import { alongAxis } from "../tensor/axes.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { axisMisfit, axisOf } from "./common.ts";
import type { TensorGate } from "./gate.ts";
import { logSumExp } from "./reductions.ts";

/** What softmax and its logarithm share: lines of scores along an axis, the last unless told. */
export function overRows(
  own: Pick<TensorGate, "name" | "title" | "says" | "calls" | "symbol" | "latex" | "pullback"> & Partial<TensorGate>,
  each: (score: number, logSum: number) => number,
): TensorGate {
  return {
    kind: "tensor",
    operands: ["x"],
    attributes: [{ name: "axis", fallback: -1 }],
    shape: ([x = []], attributes) => axisMisfit(attributes, x) ?? x,
    forward: ([x], attributes): Tensor => {
      if (x === undefined) throw new Error(`${own.name} takes an operand.`);
      const { outer, extent, inner } = alongAxis(x.shape, axisOf(attributes, x.shape));
      const data = new Float64Array(x.data.length);
      for (let o = 0; o < outer; o++) {
        for (let k = 0; k < inner; k++) {
          const start = o * extent * inner + k;
          const line = (i: number): number => x.data[start + i * inner] ?? Number.NaN;
          const logSum = logSumExp(line, extent);
          for (let i = 0; i < extent; i++) data[start + i * inner] = each(line(i), logSum);
        }
      }
      return { shape: x.shape, data };
    },
    ...own,
  };
}
