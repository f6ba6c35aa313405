import { sameShape, sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** Two ways to write one gradient differ by rounding: relative to each number, and to the largest of them. */
const RELATIVE = 1e-7;
const OF_LARGEST = 1e-10;
/** What is left where terms cancel. */
const NOISE = 1e-13;

/** One number that differs. */
export interface Difference {
  /** Its place, one index an axis. */
  readonly at: readonly number[];
  readonly claimed: number;
  readonly truth: number;
}

function largest({ data }: Tensor): number {
  let size = 0;
  for (const value of data) if (Number.isFinite(value)) size = Math.max(size, Math.abs(value));
  return size;
}

function areEqual(a: number, b: number, slack: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  return Math.abs(a - b) <= slack + RELATIVE * Math.max(Math.abs(a), Math.abs(b)) && Number.isFinite(a - b);
}

/** Whether two tensors of one shape hold the same numbers; NaN is NaN, and ∞ is ∞. */
export function same(a: Tensor, b: Tensor): boolean {
  return sameShape(a.shape, b.shape) && firstDifference(a, b) < 0;
}

/** Flat index of the first number that differs, −1 where none does. */
export function firstDifference(a: Tensor, b: Tensor): number {
  const slack = NOISE + OF_LARGEST * Math.max(largest(a), largest(b));
  for (let i = 0; i < b.data.length; i++)
    if (!areEqual(a.data[i] ?? Number.NaN, b.data[i] ?? Number.NaN, slack)) return i;
  return -1;
}

/** The first number that differs, with its place; null where none does. */
export function difference(claimed: Tensor, truth: Tensor): Difference | null {
  const flat = firstDifference(claimed, truth);
  if (flat < 0) return null;
  const at = truth.shape.map((extent, axis) => Math.floor(flat / sizeOf(truth.shape.slice(axis + 1))) % extent);
  return { at, claimed: claimed.data[flat] ?? Number.NaN, truth: truth.data[flat] ?? Number.NaN };
}

/** The number that a is everywhere the multiple of b by; null where there is none, or it is 0. */
export function ratio(a: Tensor, b: Tensor): number | null {
  if (!sameShape(a.shape, b.shape)) return null;
  let at = 0;
  for (const [i, value] of b.data.entries()) if (Math.abs(value) > Math.abs(b.data[at] ?? 0)) at = i;
  const k = (a.data[at] ?? 0) / (b.data[at] ?? 0);
  if (!Number.isFinite(k) || k === 0) return null;
  return same(a, { shape: b.shape, data: b.data.map((value) => k * value) }) ? k : null;
}

export const isZero = ({ data }: Tensor): boolean => data.every((value) => value === 0);

export function plus(a: Tensor, b: Tensor, sign: 1 | -1 = 1): Tensor {
  return { shape: a.shape, data: a.data.map((value, i) => value + sign * (b.data[i] ?? Number.NaN)) };
}

export function transposed({ shape, data }: Tensor): Tensor {
  const [rows = 1, columns = 1] = shape;
  if (shape.length !== 2) return { shape, data };
  const turned = data.map((_value, i) => data[(i % rows) * columns + Math.floor(i / rows)] ?? Number.NaN);
  return { shape: [columns, rows], data: turned };
}
