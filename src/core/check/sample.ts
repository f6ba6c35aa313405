/** The golden ratio's fraction: its multiples fill an interval without ever lining up with rows or columns. */
const GOLDEN = 0.6180339887498949;

/** `count` of `size` entries, one from each of as many equal stretches, always the same; all where there are no more. */
export function sampled(size: number, count: number): readonly number[] {
  if (count >= size) return Array.from({ length: size }, (_unused, i) => i);
  return Array.from({ length: count }, (_unused, i) => {
    const from = Math.ceil((i * size) / count);
    const to = Math.ceil(((i + 1) * size) / count);
    return from + Math.floor((((i + 1) * GOLDEN) % 1) * (to - from));
  });
}

/**
 * How many entries of each input to check: at most `most` of each, and no more than `budget` together, dealt out evenly;
 * where there are more inputs than that, one of each of the first.
 */
export function shares(sizes: readonly number[], most: number, budget: number): readonly number[] {
  const total = (share: number): number => sizes.reduce((sum, size) => sum + Math.min(size, share), 0);
  let [low, high] = [0, Math.min(most, Math.max(0, ...sizes))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (total(middle) <= budget) low = middle;
    else high = middle - 1;
  }
  let left = budget - total(low);
  return sizes.map((size) => {
    const extra = low < most && size > low && left > 0 ? 1 : 0;
    left -= extra;
    return Math.min(size, low) + extra;
  });
}
