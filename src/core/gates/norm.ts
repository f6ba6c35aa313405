import { reduction, total } from "./reductions.ts";

export const norm = reduction(
  {
    name: "norm",
    title: "norm",
    calls: ["norm"],
    attributes: [],
    pullback: () => ({ x: "upstream * x / out" }),
    kernels: {
      x: ({ operands: [x], out, upstream }) => {
        if (x === undefined) throw new Error("norm takes an operand.");
        const [length = 0] = out.data;
        const scale = length === 0 ? 0 : (upstream.data[0] ?? Number.NaN) / length;
        return { shape: x.shape, data: x.data.map((element) => scale * element) };
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
