/** Indexes of `keys` in ascending order of their keys, equal ones as they stood. Keys are small whole numbers. */
function bucketed(items: Int32Array, keyOf: (item: number) => number): Int32Array {
  let top = 0;
  for (const item of items) top = Math.max(top, keyOf(item));
  const starts = new Int32Array(top + 2);
  for (const item of items) {
    const next = keyOf(item) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const result = new Int32Array(items.length);
  for (const item of items) {
    const at = starts[keyOf(item)] ?? 0;
    result[at] = item;
    starts[keyOf(item)] = at + 1;
  }
  return result;
}

/** Items by level, and within a level by kind, so that equal gates which do not wait for each other stand together. */
export function byLevelAndKind(
  items: Int32Array,
  levelOf: (item: number) => number,
  kindOf: (item: number) => number,
): Int32Array {
  return bucketed(bucketed(items, kindOf), levelOf);
}
