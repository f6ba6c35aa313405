/** The items in ascending order of their keys, equal ones as they stood. Keys are small whole numbers, at most `top`. */
function bucketed(items: Int32Array, keys: ArrayLike<number>, top: number): Int32Array {
  const starts = new Int32Array(top + 2);
  for (const item of items) {
    const next = (keys[item] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  const result = new Int32Array(items.length);
  for (const item of items) {
    const key = keys[item] ?? 0;
    const at = starts[key] ?? 0;
    result[at] = item;
    starts[key] = at + 1;
  }
  return result;
}

/** Items by level, and within a level by code, so that equal gates which do not wait for each other stand together. */
export function byLevelAndCode(items: Int32Array, levels: Int32Array, codes: Uint8Array): Int32Array {
  let top = 0;
  for (const item of items) top = Math.max(top, levels[item] ?? 0);
  return bucketed(bucketed(items, codes, 255), levels, top);
}
