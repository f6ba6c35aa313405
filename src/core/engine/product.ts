import { asMatrix } from "../gates/productShape.ts";
import type { Binding, Operation } from "./operation.ts";

/** The matrix product; backward its two products with the transposes, which are a matter of strides. */
export function productOperation({ multiply, operands: [a, b], out, isFirst }: Binding): Operation {
  if (a === undefined || b === undefined) throw new Error("A product takes two operands.");
  const [m, k] = asMatrix(a.shape, "left");
  const [, n] = asMatrix(b.shape, "right");
  const [addA, addB] = [isFirst[0] !== true, isFirst[1] !== true];
  return {
    forward: () => {
      multiply(a.offset, k, 1, b.offset, n, 1, out.offset, m, k, n, false);
    },
    backward: () => {
      if (a.gradient >= 0) multiply(out.gradient, n, 1, b.offset, 1, n, a.gradient, m, n, k, addA);
      if (b.gradient >= 0) multiply(a.offset, 1, k, out.gradient, n, 1, b.gradient, k, m, n, addB);
    },
  };
}
