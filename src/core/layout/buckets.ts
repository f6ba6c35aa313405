/** Things sorted into buckets: those of bucket b are `list[start[b]]` up to before `list[start[b + 1]]`, in order of appearance. */
export interface Buckets {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Puts the indexes of `bucketOf` into `count` buckets. Takes time for each once. */
export function buckets(count: number, bucketOf: ArrayLike<number>): Buckets {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < bucketOf.length; i++) {
    const next = (bucketOf[i] ?? 0) + 1;
    start[next] = (start[next] ?? 0) + 1;
  }
  for (let b = 0; b < count; b++) start[b + 1] = (start[b + 1] ?? 0) + (start[b] ?? 0);
  const free = start.slice(0, count);
  const list = new Int32Array(bucketOf.length);
  for (let i = 0; i < bucketOf.length; i++) {
    const bucket = bucketOf[i] ?? 0;
    const at = free[bucket] ?? 0;
    list[at] = i;
    free[bucket] = at + 1;
  }
  return { start, list };
}

/** What a bucket holds: a view of the list. */
export function contents({ start, list }: Buckets, bucket: number): Int32Array {
  return list.subarray(start[bucket], start[bucket + 1]);
}
