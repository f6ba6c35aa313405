import type { Level } from "./levels.ts";
import type { Columns } from "./order.ts";

/** The vertices one column further on that each vertex is joined to, from the top down. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly vertex: Int32Array;
  /** How far below its neighbour the vertex stands where the wire between them is straight. */
  readonly drop: Float64Array;
  /** Which piece of wire it is: the same number seen from either end. */
  readonly piece: Int32Array;
}

/** All pieces of wire between neighbouring columns. */
export interface Weave {
  readonly left: Neighbours;
  readonly right: Neighbours;
  readonly pieces: number;
}

interface Pieces {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly drop: Float64Array;
}

function cut(level: Level, columns: Columns, elsewhere: Int32Array, leave: Float64Array, enter: Float64Array): Pieces {
  const edges = level.from.length;
  let count = 0;
  for (let e = 0; e < edges; e++) if ((elsewhere[e] ?? -1) < 0) count += 1 + (columns.passes[e] ?? 0);
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const drop = new Float64Array(count);
  let piece = 0;
  for (let e = 0; e < edges; e++) {
    if ((elsewhere[e] ?? -1) >= 0) continue;
    let last = level.from[e] ?? 0;
    drop[piece] = leave[e] ?? 0;
    for (let k = 0; k < (columns.passes[e] ?? 0); k++) {
      from[piece] = last;
      last = (columns.waypoint[e] ?? 0) + k;
      to[piece++] = last;
    }
    from[piece] = last;
    to[piece] = level.to[e] ?? 0;
    drop[piece] = (drop[piece] ?? 0) - (enter[e] ?? 0);
    piece++;
  }
  return { from, to, drop };
}

/** Collects pieces by the vertex that `mine` gives, each vertex's in the order of `sequence`. */
function collect(
  vertices: number,
  mine: Int32Array,
  other: Int32Array,
  drop: Float64Array,
  sign: number,
  sequence: Int32Array,
): Neighbours {
  const start = new Int32Array(vertices + 1);
  for (const v of mine) start[v + 1] = (start[v + 1] ?? 0) + 1;
  for (let v = 0; v < vertices; v++) start[v + 1] = (start[v + 1] ?? 0) + (start[v] ?? 0);
  const free = start.slice();
  const vertex = new Int32Array(mine.length);
  const drops = new Float64Array(mine.length);
  const piece = new Int32Array(mine.length);
  for (const p of sequence) {
    const v = mine[p] ?? 0;
    const where = free[v] ?? 0;
    free[v] = where + 1;
    vertex[where] = other[p] ?? 0;
    drops[where] = sign * (drop[p] ?? 0);
    piece[where] = p;
  }
  return { start, vertex, drop: drops, piece };
}

/** The pieces vertex by vertex, in the order in which the vertices stand. */
function along({ at }: Columns, { start, piece }: Neighbours): Int32Array {
  const sequence = new Int32Array(piece.length);
  let end = 0;
  for (const v of at) for (let k = start[v] ?? 0; k < (start[v + 1] ?? 0); k++) sequence[end++] = piece[k] ?? 0;
  return sequence;
}

/** @param leave - Edge -> how far below the middle of its item it starts; `enter` likewise where it ends. */
export function weave(
  level: Level,
  columns: Columns,
  elsewhere: Int32Array,
  leave: Float64Array,
  enter: Float64Array,
): Weave {
  const { from, to, drop } = cut(level, columns, elsewhere, leave, enter);
  const pieces = from.length;
  const rough = collect(
    columns.vertices,
    from,
    to,
    drop,
    -1,
    Int32Array.from({ length: pieces }, (_, p) => p),
  );
  const left = collect(columns.vertices, to, from, drop, 1, along(columns, rough));
  const right = collect(columns.vertices, from, to, drop, -1, along(columns, left));
  return { left, right, pieces };
}

/**
 * Piece -> 1 where it crosses a piece that is in the middle of a long wire: the long wire stays straight (Brandes and Köpf's
 * conflicts of type 1).
 */
export function yielding(
  { start, at, place, count, vertices }: Columns,
  items: number,
  { left, pieces }: Weave,
): Uint8Array {
  const marked = new Uint8Array(pieces);
  /** Where the vertex's inner piece begins in the column before; −1 where it has none. */
  const inner = new Int32Array(vertices).fill(-1);
  for (let v = items; v < vertices; v++) {
    const before = left.vertex[left.start[v] ?? 0] ?? 0;
    if (before >= items) inner[v] = place[before] ?? 0;
  }
  for (let c = 1; c < count; c++) {
    const end = start[c + 1] ?? 0;
    let low = start[c - 1] ?? 0;
    let scanned = start[c] ?? 0;
    for (let i = scanned; i < end; i++) {
      const bound = inner[at[i] ?? 0] ?? -1;
      if (bound < 0 && i + 1 < end) continue;
      const high = bound < 0 ? (start[c] ?? 0) : bound;
      for (; scanned <= i; scanned++) {
        const v = at[scanned] ?? 0;
        if ((inner[v] ?? -1) >= 0) continue;
        for (let k = left.start[v] ?? 0; k < (left.start[v + 1] ?? 0); k++) {
          const where = place[left.vertex[k] ?? 0] ?? 0;
          if (where < low || where > high) marked[left.piece[k] ?? 0] = 1;
        }
      }
      low = high;
    }
  }
  return marked;
}
