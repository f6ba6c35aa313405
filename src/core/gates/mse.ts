import { broadcastShapes, mapElements } from "../tensor/broadcast.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import { joined } from "../words/joined.ts";
import { msg, t } from "../words/t.ts";
import type { TensorGate } from "./gate.ts";

export const mse: TensorGate = {
  kind: "tensor",
  name: "mse",
  title: msg`mean squared error`,
  says: msg`The mean of (a − b)².`,
  sample: "mse(a, b); a = [1, 3, 2]; b = [0, 2.5, 4]",
  operands: ["a", "b"],
  calls: ["mse"],
  shape: (shapes) =>
    broadcastShapes(shapes) === null ? { misfit: t`${joined(shapes.map(printShape))} do not broadcast.` } : [],
  forward: (operands) => {
    const shape = broadcastShapes(operands.map((operand) => operand.shape)) ?? [];
    const squares = mapElements(([a = Number.NaN, b = Number.NaN]) => (a - b) ** 2, operands, shape);
    const sum = squares.data.reduce((total, square) => total + square, 0);
    return { shape: [], data: Float64Array.of(sum / squares.data.length) };
  },
  pullback: () => ({ a: "upstream * 2 * (a - b) / n", b: "upstream * -2 * (a - b) / n" }),
  counts: (shapes) => ({ n: sizeOf(broadcastShapes(shapes) ?? []) }),
  expansion: "mean(square(a - b))",
  alsoWritten: [{ text: "squared_norm(a - b) / n" }, { text: "squared_norm(a - b) * (1 / n)" }],
  symbol: "MSE",
  latex: "\\operatorname{MSE}",
};
