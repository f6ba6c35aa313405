import { msg } from "../words/t.ts";
import { reduction, total } from "./reductions.ts";

export const squaredNorm = reduction(
  {
    name: "squared_norm",
    title: msg`squared norm`,
    says: msg`The sum of the squares of all entries, ‖x‖².`,
    sample: "squared_norm(x); x = [3, -4]",
    calls: ["squared_norm"],
    attributes: [],
    pullback: () => ({ x: "upstream * 2 * x" }),
    expansion: "sum(square(x))",
    alsoWritten: [{ text: "norm(x)^2" }, { text: "x @ x" }],
    symbol: "L2²",
    latex: "\\left\\lVert #x \\right\\rVert^{2}",
  },
  (line, extent) => total((i) => line(i) ** 2, extent),
);
