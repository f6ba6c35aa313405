import { reduction, total } from "./reductions.ts";

export const norm = reduction(
  {
    name: "norm",
    title: "norm",
    calls: ["norm"],
    attributes: [],
    pullback: () => ({ x: "upstream * x / out" }),
    symbol: "‖·‖",
    latex: "\\left\\lVert #x \\right\\rVert",
  },
  (line, extent) => Math.sqrt(total((i) => line(i) ** 2, extent)),
);
