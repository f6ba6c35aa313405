import { buckets, type Buckets } from "./buckets.ts";
import { sortedUnder } from "./sorted.ts";
import type { Level } from "./levels.ts";
import type { Links } from "./links.ts";

/**
 * The columns of a level with everything in them from the top down. A vertex is an item, or a waypoint, where an edge
 * passes a column: these are numbered after the items, those of one edge one after the other, from left to right.
 */
export interface Columns {
  readonly count: number;
  readonly vertices: number;
  /** Column -> where it starts in `at`, and one more for the end. */
  readonly start: Int32Array;
  /** All vertices, column by column. */
  readonly at: Int32Array;
  /** Vertex -> where it stands in `at`. */
  readonly place: Int32Array;
  /** Edge -> its first waypoint, and how many it has. */
  readonly waypoint: Int32Array;
  readonly passes: Int32Array;
}

/**
 * Sorts the ports in the first column so that the operands of the gates right of it come in order there too, as far as that
 * can be: the walk has met a port that several gates use beside the first of them.
 */
function sortEntries({ start, at, place, passes }: Columns, from: readonly number[], into: Buckets): void {
  const count = start[1] ?? 0;
  const above: number[] = [];
  const below: number[] = [];
  for (let i = count; i < (start[2] ?? 0); i++) {
    const gate = at[i] ?? 0;
    if (gate + 1 >= into.start.length) continue;
    let last = -1;
    for (let k = into.start[gate] ?? 0; k < (into.start[gate + 1] ?? 0); k++) {
      const edge = into.list[k] ?? 0;
      const port = place[from[edge] ?? 0] ?? 0;
      if (passes[edge] !== 0 || port >= count) continue;
      if (last >= 0 && last !== port) {
        above.push(last);
        below.push(port);
      }
      last = port;
    }
  }
  const old = at.slice(0, count);
  sortedUnder(count, above, below).forEach((port, where) => {
    const entry = old[port] ?? 0;
    at[where] = entry;
    place[entry] = where;
  });
}

/** A walk's items and edges, in a stack: an edge is noted as its index, an item as −1 − its index. */
const item = (index: number): number => -1 - index;

/**
 * Columns in operand-first order: a vertex stands where a walk meets it that starts at the output, then takes the exits
 * and whatever else nothing uses, and takes the first operand's tree first.
 *
 * @param elsewhere - Edge -> its lane, −1 where it has none; an edge in a lane has no waypoints.
 */
export function ordered(
  { kinds, last, from, to }: Level,
  { into, outOf }: Links,
  column: Int32Array,
  output: number,
  elsewhere: Int32Array,
): Columns {
  const items = kinds.length;
  const passes = new Int32Array(from.length);
  const waypoint = new Int32Array(from.length);
  let vertices = items;
  for (let e = 0; e < from.length; e++) {
    passes[e] = (elsewhere[e] ?? -1) < 0 ? (column[to[e] ?? 0] ?? 0) - (column[from[e] ?? 0] ?? 0) - 1 : 0;
    waypoint[e] = vertices;
    vertices += passes[e] ?? 0;
  }
  const columnOf = new Int32Array(vertices);
  columnOf.set(column);
  for (let e = 0; e < from.length; e++) {
    const first = (column[from[e] ?? 0] ?? 0) + 1;
    for (let k = 0; k < (passes[e] ?? 0); k++) columnOf[(waypoint[e] ?? 0) + k] = first + k;
  }
  let count = 0;
  for (const c of column) count = Math.max(count, c + 1);
  const { start } = buckets(count, columnOf);
  const free = start.slice();
  const at = new Int32Array(vertices);
  const place = new Int32Array(vertices);
  const put = (vertex: number): void => {
    const c = columnOf[vertex] ?? 0;
    const where = free[c] ?? 0;
    at[where] = vertex;
    place[vertex] = where;
    free[c] = where + 1;
  };
  const seen = new Uint8Array(items);
  const used = (index: number): boolean => outOf.start[index] !== outOf.start[index + 1];
  const others = [...kinds.keys()].filter((index) => !used(index));
  const exits = others.filter((index) => kinds[index] === "exit");
  // In the order of the graph, where a group stands as the one gate that it may become: at its last node.
  const ends = others.filter((index) => kinds[index] !== "exit" && kinds[index] !== "entry");
  const starts = [...exits, ...ends.sort((a, b) => (last[a] ?? 0) - (last[b] ?? 0))];
  for (const sink of output < 0 ? starts : [output, ...starts]) {
    const stack = [item(sink)];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      let index = -1 - next;
      if (next >= 0) {
        for (let k = (passes[next] ?? 0) - 1; k >= 0; k--) put((waypoint[next] ?? 0) + k);
        index = from[next] ?? 0;
      }
      if (seen[index] === 1) continue;
      seen[index] = 1;
      put(index);
      for (let k = (into.start[index + 1] ?? 0) - 1; k >= (into.start[index] ?? 0); k--) stack.push(into.list[k] ?? 0);
    }
  }
  const columns = { count, vertices, start, at, place, waypoint, passes };
  if (kinds[at[0] ?? -1] === "entry") sortEntries(columns, from, into);
  return columns;
}
