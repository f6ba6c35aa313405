import { multiplyMatrices } from "../tensor/matmul.ts";
import { sizeOf } from "../tensor/nested.ts";
import { msg } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";
import { asMatrix, productShape } from "./productShape.ts";

const pullbacks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "1 1": { a: "upstream * b", b: "upstream * a" },
  "2 1": { a: "outer(upstream, b)", b: "a.T @ upstream" },
  "1 2": { a: "b @ upstream", b: "outer(a, upstream)" },
  "2 2": { a: "upstream @ b.T", b: "a.T @ upstream" },
};

export const matmul: TensorGate = {
  kind: "tensor",
  name: "matmul",
  title: msg`matrix multiply`,
  says: msg`The matrix product, written @ too.`,
  sample: "a @ b; a = [[1, 2], [3, 4]]; b = [[0.5, -1], [2, 1]]",
  operands: ["a", "b"],
  calls: ["matmul", "dot"],
  operator: "@",
  shape: productShape,
  forward: ([a, b], _attributes, shape) => {
    if (a === undefined || b === undefined) throw new Error("matmul takes two operands.");
    const [m, k] = asMatrix(a.shape, "left");
    const [, n] = asMatrix(b.shape, "right");
    const data = new Float64Array(sizeOf(shape));
    const left = { data: a.data, offset: 0, rowStride: k, columnStride: 1 };
    const right = { data: b.data, offset: 0, rowStride: n, columnStride: 1 };
    multiplyMatrices(left, right, { data, offset: 0 }, [m, k, n]);
    return { shape, data };
  },
  pullback: ([a = [], b = []]) => pullbacks[`${String(a.length)} ${String(b.length)}`] ?? {},
  symbol: "@",
  latex: "#a #b",
};
