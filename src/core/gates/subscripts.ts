import { sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import type { Attributes, Constant, Misfit } from "./gate.ts";

/**
 * Subscripts as plain JSON, one an axis: a whole number picks a position, `[from, to, step]` a slice with null for
 * what was left out. Axes without a subscript are taken whole.
 */
export type Subscripts = readonly Constant[];

/** The subscripts that a gate is told. */
export const subscriptsOf = (attributes: Attributes): Subscripts => (attributes["subscripts"] ?? []) as Subscripts;

interface Pick {
  readonly positions: readonly number[];
  /** A single position takes its axis away. */
  readonly keeps: boolean;
}

function whole(value: Constant): number | null {
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}

function sliced([from = null, to = null, step = null]: readonly Constant[], extent: number): readonly number[] | null {
  const by = step === null ? 1 : whole(step);
  if (by === null || by === 0) return null;
  const clamp = (value: Constant, otherwise: number): number => {
    const given = value === null ? null : whole(value);
    if (given === null) return otherwise;
    const counted = given < 0 ? given + extent : given;
    return Math.min(Math.max(counted, by > 0 ? 0 : -1), by > 0 ? extent : extent - 1);
  };
  const start = clamp(from, by > 0 ? 0 : extent - 1);
  const end = clamp(to, by > 0 ? extent : -1);
  const positions: number[] = [];
  for (let i = start; by > 0 ? i < end : i > end; i += by) positions.push(i);
  return positions;
}

/** Which positions of each axis are taken, or why they cannot be. */
export function picks(shape: Shape, subscripts: Subscripts): readonly Pick[] | Misfit {
  if (subscripts.length > shape.length) return { misfit: tooMany(subscripts.length, shape.length) };
  const found: Pick[] = [];
  for (const [axis, extent] of shape.entries()) {
    const subscript = subscripts[axis] ?? [];
    if (Array.isArray(subscript)) {
      const positions = sliced(subscript as readonly Constant[], extent);
      if (positions === null)
        return { misfit: t`A slice is from:to:step, in whole numbers with a step that is not 0.` };
      found.push({ positions, keeps: true });
      continue;
    }
    const at = whole(subscript);
    if (at === null) return { misfit: t`A subscript is a whole number or a slice such as 1:3.` };
    if (at >= extent || at < -extent)
      return {
        misfit: t`There is no position ${at} along axis ${axis}, whose positions are 0 to ${extent - 1}.`,
      };
    found.push({ positions: [at < 0 ? at + extent : at], keeps: false });
  }
  return found;
}

function tooMany(count: number, rank: number): string {
  if (rank === 0) return t`There are ${count} subscripts for a number, which has no axes.`;
  return rank === 1
    ? t`There are ${count} subscripts for one axis.`
    : t`There are ${count} subscripts for ${rank} axes.`;
}

export function pickedShape(found: readonly Pick[]): Shape {
  return found.filter((pick) => pick.keeps).map((pick) => pick.positions.length);
}

/** Flat index into the operand of each element that is taken, in row-major order of the result. */
export function pickedIndexes(shape: Shape, found: readonly Pick[]): Int32Array {
  let indexes = Int32Array.of(0);
  for (const [axis, { positions }] of found.entries()) {
    const stride = sizeOf(shape.slice(axis + 1));
    const grown = new Int32Array(indexes.length * positions.length);
    for (const [i, base] of indexes.entries())
      for (const [k, position] of positions.entries()) grown[i * positions.length + k] = base + position * stride;
    indexes = grown;
  }
  return indexes;
}

/** The elements that subscripts take. Throws on subscripts that do not fit. */
export function pick(tensor: Tensor, subscripts: Subscripts): Tensor {
  const found = picks(tensor.shape, subscripts);
  if ("misfit" in found) throw new Error(found.misfit);
  const indexes = pickedIndexes(tensor.shape, found);
  return { shape: pickedShape(found), data: Float64Array.from(indexes, (at) => tensor.data[at] ?? Number.NaN) };
}
