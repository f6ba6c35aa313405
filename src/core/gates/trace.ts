import { msg, t } from "../words/t.ts";
import { rankMisfit } from "./common.ts";
import type { TensorGate } from "./gate.ts";

export const trace: TensorGate = {
  kind: "tensor",
  name: "trace",
  title: msg`trace`,
  says: msg`The sum of the diagonal.`,
  sample: "trace(x); x = [[1, 2], [3, 4]]",
  operands: ["x"],
  calls: ["trace"],
  shape: ([x = []]) => rankMisfit(x, [2], t`A matrix`) ?? [],
  forward: ([x]) => {
    const [rows = 0, columns = 0] = x?.shape ?? [];
    let sum = 0;
    for (let i = 0; i < Math.min(rows, columns); i++) sum += x?.data[i * columns + i] ?? Number.NaN;
    return { shape: [], data: Float64Array.of(sum) };
  },
  pullback: () => ({ x: "upstream * eye(n, k)" }),
  counts: ([x = []]) => ({ n: x[0] ?? 0, k: x[1] ?? 0 }),
  symbol: "tr",
  latex: "\\operatorname{tr}",
};
