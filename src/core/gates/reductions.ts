import { firstExtreme, reduceAxis, reducedShape } from "../tensor/axes.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { msg, t } from "../words/t.ts";
import { axisAttribute, axisMisfit, axisOf, keepdimsAttribute } from "./common.ts";
import type { Attributes, Misfit, TensorGate } from "./gate.ts";

type Line = (i: number) => number;

/** What gates that turn each line of elements along an axis into one number have in common. */
export function reduction(
  own: Pick<TensorGate, "name" | "title" | "says" | "calls" | "symbol" | "latex" | "pullback"> & Partial<TensorGate>,
  reduce: (line: Line, extent: number) => number,
): TensorGate {
  return {
    kind: "tensor",
    operands: ["x"],
    attributes: [axisAttribute, keepdimsAttribute],
    shape: ([x = []], attributes) => reduced(x, attributes),
    forward: ([x], attributes, shape) => {
      if (x === undefined) throw new Error(`${own.name} takes an operand.`);
      return reduceAxis(x, axisOf(attributes, x.shape), shape, reduce);
    },
    ...own,
  };
}

function reduced(x: Shape, attributes: Attributes): Shape | Misfit {
  const keepdims = attributes["keepdims"] ?? 0;
  if (keepdims !== 0 && keepdims !== 1) return { misfit: t`keepdims is True or False.` };
  return axisMisfit(attributes, x) ?? reducedShape(x, axisOf(attributes, x), keepdims === 1);
}

/** How many elements become one. */
export function reducedCount([x = []]: readonly Shape[], attributes: Attributes): { n: number } {
  const axis = axisOf(attributes, x);
  return { n: x.reduce((n, extent, k) => (axis === null || k === axis ? n * extent : n), 1) };
}

/** The sum of a line of numbers. */
export function total(line: Line, extent: number): number {
  let sum = 0;
  for (let i = 0; i < extent; i++) sum += line(i);
  return sum;
}

/** The largest (sign 1) or smallest (sign −1) number of a line; NaN where there is one in it. */
export function extreme(line: Line, extent: number, sign: 1 | -1): number {
  let best = line(0);
  for (let i = 1; i < extent; i++) if (sign * line(i) > sign * best || Number.isNaN(line(i))) best = line(i);
  return best;
}

/** The overflow-safe log Σ exp of a line. */
export function logSumExp(line: Line, extent: number): number {
  const top = extreme(line, extent, 1);
  if (!Number.isFinite(top)) return top;
  return top + Math.log(total((i) => Math.exp(line(i) - top), extent));
}

/** A gate that speaks in pullbacks: 1 at the first extreme of each line, 0 elsewhere. */
export function indicator(name: string, sign: 1 | -1): TensorGate {
  return {
    kind: "tensor",
    name,
    title: name.replace("_", " "),
    says:
      sign === 1 ? msg`1 at the first largest entry, 0 elsewhere.` : msg`1 at the first smallest entry, 0 elsewhere.`,
    operands: ["x"],
    calls: [name],
    attributes: [axisAttribute],
    shape: ([x = []], attributes) => axisMisfit(attributes, x) ?? x,
    forward: ([x], attributes): Tensor => {
      if (x === undefined) throw new Error(`${name} takes an operand.`);
      return firstExtreme(x, axisOf(attributes, x.shape), sign);
    },
    pullback: () => ({ x: "0 * upstream" }),
    symbol: "1",
    latex: sign === 1 ? "\\mathbf{1}_{\\max}" : "\\mathbf{1}_{\\min}",
  };
}
