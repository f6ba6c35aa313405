import type { Slot } from "../graph/lookup.ts";
import { sameShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { same } from "./compare.ts";
import { summed } from "./alternatives.ts";
import type { Point } from "./point.ts";

/** More terms than these are matched one by one. */
const MOST = 12;

/** Of each tensor one number, which tells sums of tensors apart: entries weighted in a way that has no pattern. */
function mark({ data }: Tensor): number {
  return data.reduce((sum, value, i) => sum + value * (0.5 + ((i * 0.6180339887498949) % 1)), 0);
}

/** The fewest wires whose terms add up to what a line adds, at every point; null where there are none. @param most how many */
export function wiresOf(
  added: readonly Tensor[],
  wires: readonly Slot[],
  points: readonly Point[],
  most = wires.length,
): readonly Slot[] | null {
  const last = points.length - 1;
  const [sample, point] = [added[last], points[last]];
  if (sample === undefined || point === undefined) return null;
  const marks = wires.map((wire) => mark(point.term(wire)));
  const wanted = mark(sample);
  for (const set of subsetsOf(wires.length)) {
    if (set.length > most) break;
    const sum = set.reduce((total, k) => total + (marks[k] ?? 0), 0);
    const size = set.reduce((total, k) => total + Math.abs(marks[k] ?? 0), Math.abs(wanted));
    if (Math.abs(sum - wanted) > 1e-6 * size + 1e-12) continue;
    const chosen = set.flatMap((k) => wires[k] ?? []);
    if (isSum(added, chosen, points)) return chosen;
  }
  return null;
}

export function isSum(added: readonly Tensor[], wires: readonly Slot[], points: readonly Point[]): boolean {
  return points.every((point, index) => {
    const [sum, value] = [summed(wires.map((wire) => point.term(wire))), added[index]];
    return sum !== null && value !== undefined && sameShape(sum.shape, value.shape) && same(value, sum);
  });
}

/** Sets of indexes below `count`, the smallest first; of many indexes only the sets of one. */
function subsetsOf(count: number): readonly (readonly number[])[] {
  const all = Array.from({ length: count }, (_unused, k) => k);
  if (count > MOST) return all.map((k) => [k]);
  const sets = Array.from({ length: 2 ** count - 1 }, (_unused, i) => all.filter((k) => (((i + 1) >> k) & 1) === 1));
  return sets.sort((a, b) => a.length - b.length);
}
