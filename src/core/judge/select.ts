import { sizeMisfit } from "../gates/apply.ts";
import { picks } from "../gates/subscripts.ts";
import { listed } from "../graph/problems.ts";
import type { Span } from "../language/program.ts";
import { broadcastShapes, mapElements } from "../tensor/broadcast.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { Trouble } from "./trouble.ts";
import { isMask, isWord, type Value } from "./values.ts";

/** One subscript, worked out: a position or several, a condition, None for a new axis, or a slice. */
export type Chosen = Value | { readonly slice: readonly [number | null, number | null, number | null] };

/** Which elements subscripts take: flat indexes into the operand, in row-major order of `shape`. */
export interface Selection {
  readonly shape: Shape;
  readonly indexes: Int32Array;
}

/** What one axis of the operand goes by: positions along an axis of its own, or an array that goes along with the others. */
interface Along {
  readonly stride: number;
  readonly positions: Tensor;
  readonly isArray: boolean;
}

/** NumPy's rule for subscripts: slices, positions, lists of positions that go together, conditions, new axes. */
export function selection(shape: Shape, chosen: readonly Chosen[], span: Span): Selection {
  const axes = axesOf(shape, chosen, span);
  const arrays = axes.filter(({ isArray }) => isArray);
  const together = broadcastShapes(arrays.map(({ positions }) => positions.shape));
  if (together === null) {
    const sizes = listed(arrays.map(({ positions }) => printShape(positions.shape)));
    throw new Trouble("misfit", t`These subscripts do not go together: ${sizes}.`, span);
  }
  // The axis that arrays share stands where they stand, or first where something is between them.
  const first = axes.findIndex((axis) => axis.isArray);
  const last = axes.findLastIndex((axis) => axis.isArray);
  const isApart = axes.slice(first, last + 1).some((axis) => !axis.isArray);
  const before = first < 0 ? axes : isApart ? [] : axes.slice(0, first);
  const after = first < 0 ? [] : axes.slice(isApart ? 0 : first).filter((axis) => !axis.isArray);
  const result = [...before.map(sizeAlong), ...together, ...after.map(sizeAlong)];
  const tooLarge = sizeMisfit(result);
  if (tooLarge !== null) throw new Trouble("unknown", tooLarge.misfit, span);
  const offset: Tensor = { shape: result.map(() => 1), data: Float64Array.of(0) };
  const parts = [offset, ...placed(before, together.length + after.length), ...placed(after, 0)];
  for (const { stride, positions } of arrays) {
    const rank = [...positions.shape, ...after.map(() => 1)];
    parts.push({ shape: rank, data: positions.data.map((at) => at * stride) });
  }
  const sum = mapElements((elements) => elements.reduce((total, at) => total + at, 0), parts, result);
  return { shape: result, indexes: Int32Array.from(sum.data) };
}

const sizeAlong = ({ positions }: Along): number => positions.data.length;

/** The offsets along axes of their own, each broadcast to the axes right of it. */
function placed(axes: readonly Along[], right: number): Tensor[] {
  return axes.map(({ positions, stride }, k) => ({
    shape: [positions.data.length, ...new Array<number>(axes.length - 1 - k + right).fill(1)],
    data: positions.data.map((at) => at * stride),
  }));
}

function axesOf(shape: Shape, chosen: readonly Chosen[], span: Span): readonly Along[] {
  const axes: Along[] = [];
  let axis = 0;
  const take = (positions: Tensor, isArray: boolean): void => {
    const extent = shape[axis] ?? 0;
    const stride = sizeOf(shape.slice(axis + 1));
    const data = positions.data.map((at) => {
      if (Number.isInteger(at) && at < extent && at >= -extent) return at < 0 ? at + extent : at;
      const what = t`There is no position ${at} along axis ${axis} of ${printShape(shape)}.`;
      throw new Trouble("misfit", what, span);
    });
    axes.push({ stride, positions: { shape: positions.shape, data }, isArray });
    axis++;
  };
  for (const subscript of chosen) {
    if ("slice" in subscript) take(sliced(shape[axis], subscript.slice, span), false);
    else if (isWord(subscript))
      axes.push({ stride: 0, positions: { shape: [1], data: Float64Array.of(0) }, isArray: false });
    else if (isMask(subscript) && subscript.shape.length > 0)
      for (const positions of whereTrue(subscript, shape.slice(axis), span)) take(positions, true);
    else {
      if (axis >= shape.length)
        throw new Trouble("misfit", t`${printShape(shape)} has fewer axes than there are subscripts.`, span);
      take(subscript, true);
    }
  }
  while (axis < shape.length) take(sliced(shape[axis], [null, null, null], span), false);
  return axes;
}

function sliced(extent: number | undefined, slice: readonly (number | null)[], span: Span): Tensor {
  const found = extent === undefined ? null : picks([extent], [slice]);
  if (found === null || "misfit" in found)
    throw new Trouble("misfit", found?.misfit ?? t`There are more subscripts than axes.`, span);
  const data = Float64Array.from(found[0]?.positions ?? []);
  return { shape: [data.length], data };
}

/** The positions where a condition holds, axis by axis. */
function whereTrue({ shape, data }: Tensor, onto: Shape, span: Span): Tensor[] {
  if (shape.some((extent, axis) => extent !== onto[axis])) {
    const what = t`The condition is ${printShape(shape)}, and what it picks from ${printShape(onto)}.`;
    throw new Trouble("misfit", what, span);
  }
  const held = [...data.keys()].filter((at) => data[at] !== 0);
  return shape.map((extent, axis) => {
    const inner = sizeOf(shape.slice(axis + 1));
    return { shape: [held.length], data: Float64Array.from(held, (at) => Math.floor(at / inner) % extent) };
  });
}

export function taken({ data }: Tensor, { shape, indexes }: Selection): Tensor {
  return { shape, data: Float64Array.from(indexes, (at) => data[at] ?? Number.NaN) };
}

/** A copy of a tensor with other numbers at the selection, broadcast as NumPy does. */
export function replaced(tensor: Tensor, { shape, indexes }: Selection, by: Tensor, span: Span): Tensor {
  const common = broadcastShapes([shape, by.shape]);
  if (common === null || common.some((extent, axis) => extent !== (shape[axis - common.length + shape.length] ?? 1)))
    throw new Trouble("misfit", t`${printShape(by.shape)} does not fit into ${printShape(shape)}.`, span);
  const spread = mapElements(([value = Number.NaN]) => value, [by], common);
  const data = tensor.data.slice();
  for (const [i, at] of indexes.entries()) data[at] = spread.data[i] ?? Number.NaN;
  return { shape: tensor.shape, data };
}
