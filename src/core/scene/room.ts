import type { NodeSize } from "../layout/layout.ts";

/** From so many nodes on, a layout takes long enough that a drag should hardly ever ask for one. */
const MANY = 60;

/** How much longer than needed a stub may be before it closes up: a number that is dragged should not make all breathe. */
const slack = (count: number): number => (count > MANY ? 72 : 12);

/** Whether a layout made for sizes `had` still serves for `wanted`: every number has its room, and none much too much. */
export function serves(had: readonly NodeSize[], wanted: readonly NodeSize[]): boolean {
  if (had.length !== wanted.length) return false;
  return wanted.every(({ width, height, stub }, i) => {
    const old = had[i];
    if (old === undefined || old.width !== width || old.height !== height) return false;
    return stub <= old.stub && old.stub - stub <= slack(wanted.length);
  });
}
