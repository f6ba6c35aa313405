import type { Random } from "./random.ts";
import type { Extents, Pick } from "./tensorTree.ts";

/** A number, a vector, a matrix or three axes, of extents 1 to 3. */
export function anyShape(dice: Random): Extents {
  return Array.from({ length: dice.pick([0, 1, 1, 2, 2, 2, 3]) }, () => 1 + dice.below(3));
}

/** A shape that broadcasts to another: leading axes missing, others 1. */
export function narrowed(shape: Extents, dice: Random): Extents {
  if (dice.chance(0.5)) return shape;
  if (dice.chance(0.3)) return [];
  const kept = shape.slice(dice.below(shape.length + 1));
  return kept.map((extent) => (dice.chance(0.3) ? 1 : extent));
}

/** Another shape of as many elements. */
export function refolded(count: number, dice: Random): Extents {
  const pairs = [1, 2, 3].filter((rows) => count % rows === 0).map((rows) => [rows, count / rows]);
  return dice.pick([[count], ...pairs]);
}

/** Subscripts that make a shape, and the shape out of which they make it. */
export function subscriptsFor(
  shape: Extents,
  dice: Random,
): { readonly picks: readonly Pick[]; readonly extents: Extents } {
  const picks = shape.map((count): Pick => {
    const size = dice.pick([1, 1, 1, 2]);
    const step = count > 1 && dice.chance(0.2) ? -size : size;
    const span = (count - 1) * size + 1;
    const extent = span + dice.below(2);
    const lowest = dice.below(extent - span + 1);
    return { kind: "slice", first: step > 0 ? lowest : lowest + span - 1, step, count, extent };
  });
  if (shape.length === 0 || dice.chance(0.5)) {
    const extent = 1 + dice.below(3);
    picks.splice(dice.below(picks.length + 1), 0, { kind: "at", first: dice.below(extent), extent });
  }
  const extents = picks.map(({ extent }) => extent);
  // Axes that are taken whole may be left out at the end.
  const given = picks.findLastIndex((pick) => pick.kind === "at" || pick.count < pick.extent || pick.step !== 1) + 1;
  return { picks: dice.chance(0.5) ? picks.slice(0, Math.max(1, given)) : picks, extents };
}
