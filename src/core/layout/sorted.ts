import { buckets } from "./buckets.ts";

/** The least of some numbers, over and over: a binary heap. */
function pour(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if ((heap[parent] ?? 0) <= value) break;
    heap[at] = heap[parent] ?? 0;
    at = parent;
  }
  heap[at] = value;
}

function draw(heap: number[]): number | undefined {
  const least = heap[0];
  const moved = heap.pop();
  if (least === undefined || moved === undefined || heap.length === 0) return least;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if ((heap[child + 1] ?? Number.POSITIVE_INFINITY) < (heap[child] ?? 0)) child++;
    if ((heap[child] ?? 0) >= moved) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = moved;
  return least;
}

/**
 * The numbers up to `count`, each `above[i]` before its `below[i]`, and else in their own order as far as they can. Where
 * such pairs go round in a circle, the least of those that are left comes first.
 */
export function sortedUnder(count: number, above: readonly number[], below: readonly number[]): Int32Array {
  const after = buckets(count, above);
  const waiting = new Int32Array(count);
  for (const each of below) waiting[each] = (waiting[each] ?? 0) + 1;
  const done = new Uint8Array(count);
  const sorted = new Int32Array(count);
  const ready: number[] = [];
  for (let i = 0; i < count; i++) if (waiting[i] === 0) pour(ready, i);
  let stuck = 0;
  for (let end = 0; end < count;) {
    while (done[stuck] === 1) stuck++;
    const next = draw(ready) ?? stuck;
    if (done[next] === 1) continue;
    done[next] = 1;
    sorted[end++] = next;
    for (let k = after.start[next] ?? 0; k < (after.start[next + 1] ?? 0); k++) {
      const other = below[after.list[k] ?? 0] ?? 0;
      waiting[other] = (waiting[other] ?? 0) - 1;
      if (waiting[other] === 0) pour(ready, other);
    }
  }
  return sorted;
}
