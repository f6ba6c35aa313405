import type { Columns } from "./order.ts";
import type { Neighbours, Weave } from "./weave.ts";

/** Vertices that are to stand in line, over any number of columns: their wires run straight. */
export interface Blocks {
  /** Vertex -> the block's first vertex, by which it is known. */
  readonly root: Int32Array;
  /** Vertex -> the block's next vertex, round to the first. */
  readonly next: Int32Array;
  /** Vertex -> how far below the block's first vertex it stands: ports are not all in the middle of what they belong to. */
  readonly drop: Float64Array;
}

/** Which of a vertex's neighbours is the only one that is computed; −1 where there is none, or several. */
function only({ start, vertex }: Neighbours, v: number, computed: Uint8Array): number {
  const begin = start[v] ?? 0;
  let found = -1;
  for (let k = begin; k < (start[v + 1] ?? 0); k++) {
    if (computed[vertex[k] ?? 0] !== 1) continue;
    if (found >= 0 && vertex[begin + found] !== vertex[k]) return -1;
    found = k - begin;
  }
  return found;
}

/**
 * Vertical alignment of Brandes and Köpf ("Fast and Simple Horizontal Coordinate Assignment", 2001): each vertex joins the
 * block of its median neighbour where no block in the way is joined already. Here columns stand for their layers. Of three
 * operands and more the one that is computed goes first where it stands beside inputs and wires from afar, so that the state
 * of a loop runs straight on.
 *
 * @param computed - Vertex -> 1 for a gate or a frame.
 * @param onward - Whether columns are taken from the left, and neighbours in the column to the left; or the reverse.
 * @param fromTop - Which of two medians, and of two vertices that want the same neighbour, goes first.
 */
export function blocks(
  { start, at, place, count, vertices }: Columns,
  { left, right }: Weave,
  yields: Uint8Array,
  computed: Uint8Array,
  onward: boolean,
  fromTop: boolean,
): Blocks {
  const near = onward ? left : right;
  const root = new Int32Array(vertices);
  const next = new Int32Array(vertices);
  const drop = new Float64Array(vertices);
  for (let v = 0; v < vertices; v++) root[v] = next[v] = v;
  for (let step = 1; step < count; step++) {
    const c = onward ? step : count - 1 - step;
    const first = start[c] ?? 0;
    const end = start[c + 1] ?? 0;
    let taken = fromTop ? -1 : vertices;
    for (let i = first; i < end; i++) {
      const v = at[fromTop ? i : first + end - 1 - i] ?? 0;
      const begin = near.start[v] ?? 0;
      const size = (near.start[v + 1] ?? 0) - begin;
      if (size === 0) continue;
      const upper = (size - 1) >> 1;
      const lower = size >> 1;
      const main = onward && size > 2 ? begin + only(near, v, computed) : -1;
      for (let turn = main < begin ? 0 : -1; turn < (upper === lower ? 1 : 2); turn++) {
        const k = turn < 0 ? main : begin + ((turn === 0) === fromTop ? upper : lower);
        const w = near.vertex[k] ?? 0;
        const where = place[w] ?? 0;
        const free = fromTop ? where > taken : where < taken;
        if (!free || yields[near.piece[k] ?? 0] === 1) continue;
        next[w] = v;
        root[v] = root[w] ?? 0;
        next[v] = root[w] ?? 0;
        drop[v] = (drop[w] ?? 0) + (near.drop[k] ?? 0);
        taken = where;
        break;
      }
    }
  }
  return { root, next, drop };
}

/**
 * Heights of all vertices, as near to the top as blocks can stand (to the bottom where not `fromTop`), and then each as near
 * to what follows as it can: longest paths over the blocks.
 *
 * @param reach - Place in `at` -> the least distance from the vertex there to the one below it in its column.
 */
export function stacked(
  { start, at, place, vertices }: Columns,
  { root, next, drop }: Blocks,
  reach: Float64Array,
  columnOf: Int32Array,
  fromTop: boolean,
): Float64Array {
  const sign = fromTop ? 1 : -1;
  const step = fromTop ? 1 : -1;
  /** The place of the next vertex in the column, −1 at its end. */
  const after = (v: number): number => {
    const there = (place[v] ?? 0) + step;
    const c = columnOf[v] ?? 0;
    return there >= (start[c] ?? 0) && there < (start[c + 1] ?? 0) ? there : -1;
  };
  const waiting = new Int32Array(vertices);
  for (let v = 0; v < vertices; v++) {
    const there = after(v);
    const block = there < 0 ? -1 : (root[at[there] ?? 0] ?? 0);
    if (block >= 0) waiting[block] = (waiting[block] ?? 0) + 1;
  }
  const height = new Float64Array(vertices);
  const sorted = new Int32Array(vertices);
  let end = 0;
  for (let v = 0; v < vertices; v++) if (root[v] === v && waiting[v] === 0) sorted[end++] = v;
  for (let done = 0; done < end; done++) {
    const block = sorted[done] ?? 0;
    const base = height[block] ?? 0;
    let v = block;
    do {
      const there = after(v);
      if (there >= 0) {
        const w = at[there] ?? 0;
        const other = root[w] ?? 0;
        const least = base + sign * (drop[v] ?? 0) + (reach[fromTop ? there - 1 : there] ?? 0) - sign * (drop[w] ?? 0);
        if (least > (height[other] ?? 0)) height[other] = least;
        waiting[other] = (waiting[other] ?? 0) - 1;
        if (waiting[other] === 0) sorted[end++] = other;
      }
      v = next[v] ?? 0;
    } while (v !== block);
  }
  for (let done = end - 1; done >= 0; done--) {
    const block = sorted[done] ?? 0;
    let most = Number.POSITIVE_INFINITY;
    let v = block;
    do {
      const there = after(v);
      if (there >= 0) {
        const w = at[there] ?? 0;
        const other = height[root[w] ?? 0] ?? 0;
        const room = other + sign * (drop[w] ?? 0) - (reach[fromTop ? there - 1 : there] ?? 0) - sign * (drop[v] ?? 0);
        if (room < most) most = room;
      }
      v = next[v] ?? 0;
    } while (v !== block);
    if (most !== Number.POSITIVE_INFINITY && most > (height[block] ?? 0)) height[block] = most;
  }
  const heights = new Float64Array(vertices);
  for (let v = 0; v < vertices; v++) heights[v] = sign * (height[root[v] ?? 0] ?? 0) + (drop[v] ?? 0);
  return heights;
}
