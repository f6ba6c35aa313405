import { multiplyMatrices } from "../tensor/matmul.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Misfit, TensorGate } from "./gate.ts";

/** A vector stands as a row on the left and as a column on the right. */
const asMatrix = (shape: Shape, side: "left" | "right"): readonly [number, number] => {
  const [first = 1, second] = shape;
  if (second !== undefined) return [first, second];
  return side === "left" ? [1, first] : [first, 1];
};

function productShape([a = [], b = []]: readonly Shape[]): Shape | Misfit {
  const names = `${printShape(a)} @ ${printShape(b)}`;
  if (a.length === 0 || b.length === 0)
    return {
      misfit: `${names}: @ is the matrix product, and takes vectors and matrices. For numbers write *.`,
      instead: "#a * #b",
    };
  if (a.length > 2 || b.length > 2) return { misfit: `${names}: @ multiplies vectors and matrices only.` };
  const inner = a.at(-1) ?? 0;
  const [outer = 0] = b;
  if (inner !== outer) {
    const misfit = `${names}: inner sizes ${String(inner)} and ${String(outer)} differ.`;
    const instead = fitting(a, b);
    return instead === null ? { misfit } : { misfit, instead };
  }
  return [...a.slice(0, -1), ...b.slice(1)];
}

/** The product with a transpose that fits, if there is one. */
function fitting(a: Shape, b: Shape): string | null {
  if (a.length === 2 && a[0] === b[0]) return "#a.T @ #b";
  if (b.length === 2 && a.at(-1) === b[1]) return "#a @ #b.T";
  if (b.at(-1) === a[0]) return "#b @ #a";
  return null;
}

const pullbacks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "1 1": { a: "upstream * b", b: "upstream * a" },
  "2 1": { a: "outer(upstream, b)", b: "a.T @ upstream" },
  "1 2": { a: "b @ upstream", b: "outer(a, upstream)" },
  "2 2": { a: "upstream @ b.T", b: "a.T @ upstream" },
};

export const matmul: TensorGate = {
  kind: "tensor",
  name: "matmul",
  title: "matrix multiply",
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
