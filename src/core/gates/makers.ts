import { MersenneTwister } from "../tensor/mersenne.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { sizeMisfit } from "./apply.ts";
import { isMisfit } from "./common.ts";
import type { Constant, Misfit } from "./gate.ts";

/** Arguments of a data maker, all of them constants of the program. */
export interface MakerCall {
  readonly args: readonly Constant[];
  /** `seed=…`: a stream of its own; null to draw from the program's. */
  readonly seed: number | null;
  /** The program's stream of random numbers. */
  readonly stream: MersenneTwister;
}

export type Maker = (call: MakerCall) => Tensor | Misfit;

function isCount(value: Constant | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** Sizes one by one, or as one list. */
function shapeOf(args: readonly Constant[]): Shape | Misfit {
  const [first] = args;
  const extents = args.length === 1 && Array.isArray(first) ? (first as readonly Constant[]) : args;
  if (!extents.every(isCount)) return { misfit: t`Sizes are whole numbers, such as 2, 3 or (2, 3).` };
  return sizeMisfit(extents) ?? extents;
}

function filled(args: readonly Constant[], value: (i: number, shape: Shape) => number): Tensor | Misfit {
  const shape = shapeOf(args);
  if (isMisfit(shape)) return shape;
  return { shape, data: Float64Array.from({ length: sizeOf(shape) }, (_unused, i) => value(i, shape)) };
}

function drawn(draw: (stream: MersenneTwister) => number): Maker {
  return ({ args, seed, stream }) => {
    const source = seed === null ? stream : new MersenneTwister(seed);
    return filled(args, () => draw(source));
  };
}

const eye: Maker = ({ args: [rows = null, columns = rows] }) =>
  filled([rows, columns], (i, [, width = 1]) => (Math.floor(i / width) === i % width ? 1 : 0));

const arange: Maker = ({ args }) => {
  if (!args.every((arg) => typeof arg === "number"))
    return { misfit: t`arange takes numbers: a start, an end and a step.` };
  const [start = 0, end = 0, step = 1] = args.length === 1 ? [0, ...args] : args;
  if (step === 0) return { misfit: t`The step of arange is not 0.` };
  return filled([Math.max(0, Math.ceil((end - start) / step))], (i) => start + i * step);
};

const onehot: Maker = ({ args: [labels = null, k = null] }) => {
  const rows = (Array.isArray(labels) ? labels : [labels]) as readonly Constant[];
  if (!isCount(k)) return { misfit: t`onehot(y, k) takes the number of classes, k.` };
  const wrong = rows.find((label) => !isCount(label) || label >= k);
  if (wrong !== undefined)
    return {
      misfit: t`The label ${JSON.stringify(wrong)} is not among the ${k} classes, 0 to ${k - 1}.`,
    };
  return filled(Array.isArray(labels) ? [rows.length, k] : [k], (i) => (rows[Math.floor(i / k)] === i % k ? 1 : 0));
};

/** function name -> how it makes data out of constants */
export const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["zeros", ({ args }) => filled(args, () => 0)],
  ["ones", ({ args }) => filled(args, () => 1)],
  ["eye", eye],
  ["arange", arange],
  ["onehot", onehot],
  ["randn", drawn((stream) => stream.normal())],
  ["rand", drawn((stream) => stream.uniform())],
]);
