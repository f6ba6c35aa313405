/** A GIF packs badly: a larger graph is shown smaller, and a small one no larger than twice its size. */
const LARGEST = 2e6;
const MOST_SCALE = 2;

/** Pixels of an animation to each of the picture's own. */
export function gifScale({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(MOST_SCALE, Math.sqrt(LARGEST / Math.max(1, width * height)));
}
