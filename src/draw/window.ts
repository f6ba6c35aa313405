import { covers, widened, type Extent } from "../core/scene/extent.ts";

/** A graph of so many nodes has elements for all of them, wherever they are. */
const WHOLE = 200;
/** More nodes than these in the window are painted on a canvas. */
const MOST_MARKS = 450;
/** Below this scale no type can be read, and colours painted in its place say more. */
const DISTANT = 0.3;
/** Elements beyond each edge of what is seen, as a part of its size: panning draws anew only now and then. */
const OVERSCAN = 0.2;
/** What was drawn for a view is more than enough for a closer one; past this ratio it is too much. */
const TOO_MUCH = 2.5;
/** Any closer view of a crowd may be one of few nodes. */
const CROWD_TOO_MUCH = 1 + 2 * OVERSCAN + 1e-6;

/** The part of the drawing that is given elements while `visible` is seen; null for all of it. */
export function windowFor(count: number, visible: Extent): Extent | null {
  if (count <= WHOLE) return null;
  const { left, right, top, bottom } = visible;
  return widened(visible, OVERSCAN * (right - left), OVERSCAN * (bottom - top));
}

/** Whether a graph of so many nodes is seen from so far that its type is left out. */
export function isDistant(count: number, scale: number): boolean {
  return count > WHOLE && scale < DISTANT;
}

/** How many nodes have elements before all are painted as a crowd. */
export function mostMarks(count: number, scale: number): number {
  return isDistant(count, scale) ? 0 : MOST_MARKS;
}

/** Whether the elements made for a window still serve when `visible` is seen. */
export function serves(window: Extent | null, crowded: boolean, visible: Extent): boolean {
  if (window === null) return true;
  const ratio = (window.right - window.left) / (visible.right - visible.left);
  return covers(window, visible) && ratio <= (crowded ? CROWD_TOO_MUCH : TOO_MUCH);
}
