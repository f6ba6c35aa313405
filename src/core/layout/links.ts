import { buckets, type Buckets } from "./buckets.ts";
import type { Level } from "./levels.ts";

/** The edges of a level, found from its items. */
export interface Links {
  /** Item -> its edges that arrive, those of a gate from the top down; its edges that leave. */
  readonly into: Buckets;
  readonly outOf: Buckets;
  /** All items, each after those that its edges come from. */
  readonly sorted: Int32Array;
}

export function linksOf({ kinds, from, to }: Level): Links {
  const count = kinds.length;
  const into = buckets(count, to);
  const outOf = buckets(count, from);
  const waiting = Int32Array.from(kinds, (_, i) => (into.start[i + 1] ?? 0) - (into.start[i] ?? 0));
  const sorted = new Int32Array(count);
  let end = 0;
  for (let i = 0; i < count; i++) if (waiting[i] === 0) sorted[end++] = i;
  for (let done = 0; done < end; done++) {
    const item = sorted[done] ?? 0;
    for (let k = outOf.start[item] ?? 0; k < (outOf.start[item + 1] ?? 0); k++) {
      const next = to[outOf.list[k] ?? 0] ?? 0;
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) sorted[end++] = next;
    }
  }
  return { into, outOf, sorted };
}
