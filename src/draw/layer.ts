import type { Selection } from "d3";

export type Layer = Selection<SVGGElement, unknown, null, undefined>;

/** The marks that the elements of a layer were last drawn from, by key. */
export function drawnMarks<Mark extends { readonly key: string }>(drawn: readonly Mark[]): ReadonlyMap<string, Mark> {
  return new Map(drawn.map((mark) => [mark.key, mark]));
}

/** True if two plain values are equal, member by member. They are of one type, so that their members have the same names. */
export function same<T>(a: T, b: T): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  for (const name of Object.keys(a) as (keyof T)[]) if (!same(a[name], b[name])) return false;
  return true;
}
