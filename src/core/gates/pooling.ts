import { positions, slide, type Window } from "../tensor/convolve.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { integer, wholeMisfit } from "./common.ts";
import type { Attributes, Misfit, Moment, TensorGate } from "./gate.ts";

function windowOf(attributes: Attributes): Window {
  const k = integer(attributes["k"], "k");
  return { height: k, width: k, stride: integer(attributes["stride"] ?? k, "stride"), pad: 0 };
}

function pooledShape([x = []]: readonly Shape[], attributes: Attributes): Shape | Misfit {
  if (x.length < 2)
    return { misfit: t`A pool takes images, whose last two axes are rows and columns; this is ${printShape(x)}.` };
  const odd = wholeMisfit(attributes, (attributes["stride"] ?? null) === null ? ["k"] : ["k", "stride"]);
  if (odd !== null) return odd;
  const window = windowOf(attributes);
  if (window.height < 1 || window.stride < 1) return { misfit: t`The window and the stride are at least 1.` };
  const [height = 0, width = 0] = x.slice(-2);
  const rows = positions(height, window.height, window.stride, 0);
  const columns = positions(width, window.width, window.stride, 0);
  if (rows < 1 || columns < 1) return { misfit: t`A window of ${window.height} does not fit into ${printShape(x)}.` };
  return [...x.slice(0, -2), rows, columns];
}

/** Calls `visit(output, input)` for every element under the window of every output, plane by plane. */
function eachCell(
  x: Shape,
  shape: Shape,
  attributes: Attributes,
  visit: (output: number, input: number) => void,
): void {
  const plane = sizeOf(x.slice(-2));
  const pooled = sizeOf(shape.slice(-2));
  for (let p = 0; p < sizeOf(x.slice(0, -2)); p++)
    slide(x.slice(-2), windowOf(attributes), (output, input) => {
      visit(p * pooled + output, p * plane + input);
    });
}

/** What max and average pooling share. */
export function pool(
  own: Pick<TensorGate, "name" | "title" | "says" | "calls" | "symbol" | "latex"> & Partial<TensorGate>,
  forward: (
    x: Tensor,
    shape: Shape,
    each: (visit: (output: number, input: number) => void) => void,
    area: number,
  ) => Float64Array,
  backward: (
    moment: Moment,
    x: Tensor,
    each: (visit: (output: number, input: number) => void) => void,
    area: number,
  ) => Float64Array,
): TensorGate {
  return {
    kind: "tensor",
    operands: ["x"],
    attributes: [{ name: "k" }, { name: "stride", fallback: null }],
    shape: pooledShape,
    forward: ([x], attributes, shape) => {
      if (x === undefined) throw new Error(`${own.name} takes an operand.`);
      const area = windowOf(attributes).height ** 2;
      return {
        shape,
        data: forward(
          x,
          shape,
          (visit) => {
            eachCell(x.shape, shape, attributes, visit);
          },
          area,
        ),
      };
    },
    pullback: () => ({}),
    kernels: {
      x: (moment) => {
        const {
          operands: [x],
          out,
          attributes,
        } = moment;
        if (x === undefined) throw new Error(`${own.name} takes an operand.`);
        const area = windowOf(attributes).height ** 2;
        return {
          shape: x.shape,
          data: backward(
            moment,
            x,
            (visit) => {
              eachCell(x.shape, out.shape, attributes, visit);
            },
            area,
          ),
        };
      },
    },
    ...own,
  };
}
