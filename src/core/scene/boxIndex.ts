import { meets, type Extent } from "./extent.ts";

/** Extents that can be found by place. */
export interface BoxIndex {
  /** Indexes of the extents that meet the window, in ascending order. */
  readonly within: (window: Extent) => number[];
  /** The same as a count, and no further than `most + 1`: whether there are more than that many is soon found. */
  readonly countWithin: (window: Extent, most: number) => number;
}

/** Children of a node of the tree. */
const FANOUT = 16;

/** One level of the tree: four edges for each of its nodes, whose children are the next `FANOUT` of the level below. */
type Level = Float64Array;

/** Order in which neighbours in the plane are neighbours in the list: strips from left to right, each from top to bottom. */
function tiled(extents: readonly Extent[]): number[] {
  const acrossOf = extents.map(({ left, right }) => left + right);
  const downOf = extents.map(({ top, bottom }) => top + bottom);
  const by = (of: readonly number[]) => (a: number, b: number) => (of[a] ?? 0) - (of[b] ?? 0) || a - b;
  const order = extents.map((_extent, i) => i).sort(by(acrossOf));
  const strip = FANOUT * Math.ceil(Math.sqrt(extents.length / FANOUT));
  const strips: number[] = [];
  for (let i = 0; i < order.length; i += strip) strips.push(...order.slice(i, i + strip).sort(by(downOf)));
  return strips;
}

function levelOf(extents: readonly Extent[], order: readonly number[]): Level {
  const level = new Float64Array(4 * order.length);
  order.forEach((index, i) => {
    const { left, right, top, bottom } = extents[index] ?? { left: 0, right: 0, top: 0, bottom: 0 };
    level.set([left, right, top, bottom], 4 * i);
  });
  return level;
}

function at(level: Level, i: number): Extent {
  const [left = 0, right = 0, top = 0, bottom = 0] = level.subarray(4 * i, 4 * i + 4);
  return { left, right, top, bottom };
}

function parentsOf(level: Level): Level {
  const count = level.length / 4;
  const parents = new Float64Array(4 * Math.ceil(count / FANOUT));
  parents.fill(Infinity);
  for (let i = 0; i < parents.length; i += 4) parents[i + 1] = parents[i + 3] = -Infinity;
  for (let i = 0; i < count; i++) {
    const parent = 4 * Math.floor(i / FANOUT);
    const { left, right, top, bottom } = at(level, i);
    parents[parent] = Math.min(parents[parent] ?? left, left);
    parents[parent + 1] = Math.max(parents[parent + 1] ?? right, right);
    parents[parent + 2] = Math.min(parents[parent + 2] ?? top, top);
    parents[parent + 3] = Math.max(parents[parent + 3] ?? bottom, bottom);
  }
  return parents;
}

/**
 * A packed tree of bounding boxes (sorted by tiles, sixteen to a node). Made in O(n log n); a question costs about what it returns.
 */
export function indexBoxes(extents: readonly Extent[]): BoxIndex {
  const order = tiled(extents);
  const levels: Level[] = [levelOf(extents, order)];
  for (let top = levels[0]; top !== undefined && top.length > 4;) {
    top = parentsOf(top);
    levels.push(top);
  }
  const visit = (window: Extent, found: (index: number) => boolean): void => {
    const { left, right, top, bottom } = window;
    /** False as soon as no more is wanted. */
    const descend = (depth: number, from: number, to: number): boolean => {
      const level = levels[depth];
      if (level === undefined) return true;
      for (let i = from; i < to; i++) {
        const e = 4 * i;
        if ((level[e] ?? 0) > right || (level[e + 1] ?? 0) < left) continue;
        if ((level[e + 2] ?? 0) > bottom || (level[e + 3] ?? 0) < top) continue;
        if (depth === 0 ? !found(order[i] ?? 0) : !descend(depth - 1, ...childrenOf(levels, depth, i))) return false;
      }
      return true;
    };
    descend(levels.length - 1, 0, (levels.at(-1)?.length ?? 0) / 4);
  };
  return {
    within: (window) => {
      const found: number[] = [];
      visit(window, (index) => found.push(index) > 0);
      return found.sort((a, b) => a - b);
    },
    countWithin: (window, most) => {
      let count = 0;
      visit(window, () => ++count <= most);
      return count;
    },
  };
}

function childrenOf(levels: readonly Level[], depth: number, i: number): [number, number] {
  const count = (levels[depth - 1]?.length ?? 0) / 4;
  return [i * FANOUT, Math.min(count, (i + 1) * FANOUT)];
}

/** The index nearest to a place among those within `reach` of it; −1 if there is none. */
export function nearest(index: BoxIndex, extents: readonly Extent[], x: number, y: number, reach: number): number {
  const square = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  let best = -1;
  let least = reach;
  for (const i of index.within(square)) {
    const extent = extents[i];
    if (extent === undefined || !meets(extent, square)) continue;
    const dx = Math.max(extent.left - x, 0, x - extent.right);
    const dy = Math.max(extent.top - y, 0, y - extent.bottom);
    const away = Math.hypot(dx, dy);
    if (best >= 0 ? away >= least : away > reach) continue;
    best = i;
    least = away;
  }
  return best;
}
