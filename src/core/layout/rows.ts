import { blocks, stacked } from "./blocks.ts";
import type { Level } from "./levels.ts";
import type { Columns } from "./order.ts";
import { weave, yielding } from "./weave.ts";

/** Between two wires, and half of it on a wire's side where it passes a node. */
const WIRE_GAP = 26;

/** Where a vertex is an item with a box of its own, and not a port or a place that a wire passes. */
const isBox = (kind: Level["kinds"][number] | undefined): boolean =>
  kind === "input" || kind === "gate" || kind === "frame";

/** Place in `at` -> the least distance from the middle of the vertex there to the middle of the one below it. */
function reaches({ at, vertices }: Columns, { kinds }: Level, heights: Float64Array, gap: number): Float64Array {
  const half = new Float64Array(vertices).fill(WIRE_GAP / 2);
  kinds.forEach((kind, i) => {
    if (isBox(kind)) half[i] = ((heights[i] ?? 0) + gap) / 2;
  });
  const reach = new Float64Array(vertices);
  for (let i = 0; i + 1 < vertices; i++) reach[i] = (half[at[i] ?? 0] ?? 0) + (half[at[i + 1] ?? 0] ?? 0);
  return reach;
}

function extent(heights: Float64Array): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const y of heights) {
    if (y < low) low = y;
    if (y > high) high = y;
  }
  return { low, high };
}

/**
 * Height of each vertex's middle, by Brandes and Köpf: the mean of the two middle ones of four layouts, each of which keeps
 * to one side and makes as many wires straight as it can. No two vertices of a column come nearer than they may.
 *
 * @param heights - Item -> how high it is.
 * @param gap - Space between boxes of a column.
 */
export function rows(
  level: Level,
  columns: Columns,
  heights: Float64Array,
  elsewhere: Int32Array,
  ports: { readonly leave: Float64Array; readonly enter: Float64Array },
  gap: number,
): Float64Array {
  const { count, vertices, start, at } = columns;
  const wires = weave(level, columns, elsewhere, ports.leave, ports.enter);
  const yields = yielding(columns, level.kinds.length, wires);
  const reach = reaches(columns, level, heights, gap);
  const columnOf = new Int32Array(vertices);
  for (let c = 0; c < count; c++) for (let i = start[c] ?? 0; i < (start[c + 1] ?? 0); i++) columnOf[at[i] ?? 0] = c;
  const computed = new Uint8Array(vertices);
  level.kinds.forEach((kind, i) => {
    if (kind === "gate" || kind === "frame") computed[i] = 1;
  });
  const drafts = [true, false].flatMap((onward) =>
    [true, false].map((fromTop) => {
      const heightsOf = stacked(
        columns,
        blocks(columns, wires, yields, computed, onward, fromTop),
        reach,
        columnOf,
        fromTop,
      );
      return { fromTop, heightsOf, ...extent(heightsOf) };
    }),
  );
  const { low, high } = drafts.reduce((best, draft) => (draft.high - draft.low < best.high - best.low ? draft : best));
  for (const draft of drafts) {
    const shift = draft.fromTop ? low - draft.low : high - draft.high;
    for (let v = 0; v < vertices; v++) draft.heightsOf[v] = (draft.heightsOf[v] ?? 0) + shift;
  }
  const [a, b, c, d] = drafts.map((draft) => draft.heightsOf);
  return Float64Array.from({ length: vertices }, (_, v) => middle(a?.[v] ?? 0, b?.[v] ?? 0, c?.[v] ?? 0, d?.[v] ?? 0));
}

/** Mean of the two middle ones of four numbers. */
function middle(a: number, b: number, c: number, d: number): number {
  const least = Math.min(a, b, c, d);
  const most = Math.max(a, b, c, d);
  return (a + b + c + d - least - most) / 2;
}
