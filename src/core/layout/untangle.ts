import { heightAt, swing, type Segment } from "./curve.ts";

/** So far before its end a wire has climbed. */
const RUN = 34;
const LEVEL = 0.5;

/**
 * Where the wires of two neighbouring slots come in the wrong order into the gap before their gate (another use of an operand
 * holds it elsewhere), both climb early and come level to the gate, so that they have crossed well before it.
 *
 * @param wires - Slot -> its curves, which are changed.
 * @param gap - Where the gap begins.
 */
export function untangle(wires: readonly Segment[][], gap: number): void {
  const last = wires.map((segments) => segments.findIndex(({ from }) => from.x > gap - LEVEL));
  const heights = wires.map((segments, slot) => {
    const crossing = segments[last[slot] ?? -1];
    if (crossing !== undefined) return crossing.from.y;
    const passing = segments.findLast(({ from }) => from.x <= gap);
    return passing === undefined ? 0 : heightAt(passing, gap);
  });
  wires.forEach((segments, slot) => {
    const y = heights[slot] ?? 0;
    const inOrder = y - LEVEL <= (heights[slot + 1] ?? y) && y + LEVEL >= (heights[slot - 1] ?? y);
    const at = last[slot] ?? -1;
    const segment = segments[at];
    if (inOrder || segment === undefined || segment.to.x - segment.from.x < 2 * RUN) return;
    const door = { x: segment.to.x - RUN, y: segment.to.y };
    segments.splice(at, 1, swing(segment.from, door), swing(door, segment.to));
  });
}
