import { msg } from "../words/t.ts";
import { normGradient } from "./normGradient.ts";
import { reduction, total } from "./reductions.ts";

export const norm = reduction(
  {
    name: "norm",
    title: msg`norm`,
    says: msg`The length of x, or of each line along an axis: the square root of the sum of its squares.`,
    sample: "norm(x); x = [3, -4]",
    calls: ["norm"],
    pullback: (_shapes, { axis = null }) => ({
      x: axis === null ? "upstream * x / out" : "spread(upstream / out, x, axis=axis) * x",
    }),
    kernels: { x: normGradient },
    alsoWritten: [
      {
        text: "sqrt(squared_norm(x))",
        differs: msg`At 0 the slope of the root is infinite; the norm's gradient is taken to be 0 there.`,
      },
    ],
    notes: [
      {
        about: "gradient",
        when: "out == 0",
        says: msg`The norm has a kink at 0, where its gradient is taken to be 0.`,
      },
    ],
    symbol: "‖·‖",
    latex: "\\left\\lVert #x \\right\\rVert",
  },
  (line, extent) => Math.sqrt(total((i) => line(i) ** 2, extent)),
);
