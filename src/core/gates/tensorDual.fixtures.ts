/** A dual number a + b·ε: a value and its slope along a direction. */
export type Dual = readonly [value: number, slope: number];

export interface DualTensor {
  readonly shape: readonly number[];
  readonly at: (index: readonly number[]) => Dual;
}

export const plus = (a: Dual, b: Dual): Dual => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Dual, b: Dual): Dual => [a[0] - b[0], a[1] - b[1]];
export const times = (a: Dual, b: Dual): Dual => [a[0] * b[0], a[1] * b[0] + a[0] * b[1]];
export const over = (a: Dual, by: number): Dual => [a[0] / by, a[1] / by];
export const divide = (a: Dual, b: Dual): Dual => [a[0] / b[0], (a[1] * b[0] - a[0] * b[1]) / b[0] ** 2];
export const exp = ([a, s]: Dual): Dual => [Math.exp(a), s * Math.exp(a)];
export const log = ([a, s]: Dual): Dual => [Math.log(a), s / a];
export const root = ([a, s]: Dual): Dual => [Math.sqrt(a), s / (2 * Math.sqrt(a))];
export const add = (all: readonly Dual[]): Dual => all.reduce(plus, [0, 0]);
/** The first of the largest. */
export const greatest = (all: readonly Dual[]): Dual => all.reduce((best, one) => (one[0] > best[0] ? one : best));
export const least = (all: readonly Dual[]): Dual => all.reduce((best, one) => (one[0] < best[0] ? one : best));

export function range(n: number): number[] {
  return Array.from({ length: n }, (_unused, i) => i);
}

/** Every index of a shape, in row-major order. */
export function indexesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (heads, extent) => heads.flatMap((head) => range(extent).map((i) => [...head, i])),
    [[]],
  );
}
