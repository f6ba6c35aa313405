/** Contour lines of a picture. */
const count = 12;

/**
 * Levels for contour lines between the lowest and the highest loss of a picture, closer together near the lowest: down there
 * is where a path ends, and far up a few lines say enough. Losses that are not finite count for nothing.
 */
export function levelsOf(losses: ArrayLike<number>): readonly number[] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < losses.length; i++) {
    const loss = losses[i] ?? Number.NaN;
    if (!Number.isFinite(loss)) continue;
    low = Math.min(low, loss);
    high = Math.max(high, loss);
  }
  if (!(low < high)) return [];
  return Array.from({ length: count }, (_unused, i) => low + (high - low) * ((i + 1) / (count + 1)) ** 2);
}
