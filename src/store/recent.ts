/** A memo that keeps the `capacity` most recently used results. `set` puts a result there without computing it. */
export interface Recent<K, V> {
  (key: K, compute: () => V): V;
  set(key: K, value: V): void;
  clear(): void;
}

export function recent<K, V>(capacity: number): Recent<K, V> {
  const kept = new Map<K, V>();
  const keep = (key: K, value: V): void => {
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > capacity) {
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    }
  };
  const memo = (key: K, compute: () => V): V => {
    const found = kept.get(key);
    const value = found === undefined ? compute() : found;
    keep(key, value);
    return value;
  };
  return Object.assign(memo, { set: keep, clear: () => kept.clear() });
}
