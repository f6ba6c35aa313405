import { reduction, total } from "./reductions.ts";

export const norm = reduction(
  {
    name: "norm",
    title: "norm",
    says: "The length of x: the square root of the sum of its squares.",
    sample: "norm(x); x = [3, -4]",
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
    notes: [
      { about: "gradient", when: "out == 0", says: "The norm has a kink at 0, where its gradient is taken to be 0." },
    ],
    symbol: "‖·‖",
    latex: "\\left\\lVert #x \\right\\rVert",
  },
  (line, extent) => Math.sqrt(total((i) => line(i) ** 2, extent)),
);
