import { alongAxis } from "../tensor/axes.ts";
import { axisOf } from "./common.ts";
import { reduction, total } from "./reductions.ts";

export const norm = reduction(
  {
    name: "norm",
    title: "norm",
    calls: ["norm"],
    pullback: (_shapes, { axis = null }) => ({
      x: axis === null ? "upstream * x / out" : "spread(upstream / out, x, axis=axis) * x",
    }),
    kernels: {
      x: ({ operands: [x], out, upstream, attributes }) => {
        if (x === undefined) throw new Error("norm takes an operand.");
        const { extent, inner } = alongAxis(x.shape, axisOf(attributes, x.shape));
        const data = x.data.map((element, at) => {
          const line = Math.floor(at / (extent * inner)) * inner + (at % inner);
          const length = out.data[line] ?? Number.NaN;
          return length === 0 ? 0 : ((upstream.data[line] ?? Number.NaN) / length) * element;
        });
        return { shape: x.shape, data };
      },
    },
    alsoWritten: [
      {
        text: "sqrt(squared_norm(x))",
        differs: "At 0 the slope of the root is infinite; the norm's gradient is taken to be 0 there.",
      },
    ],
    notes: [
      { about: "gradient", when: "out == 0", says: "The norm has a kink at 0, where its gradient is taken to be 0." },
    ],
    symbol: "‖·‖",
    latex: "\\left\\lVert #x \\right\\rVert",
  },
  (line, extent) => Math.sqrt(total((i) => line(i) ** 2, extent)),
);
