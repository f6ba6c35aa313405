import type { Selection } from "d3";

export type Layer = Selection<SVGGElement, unknown, null, undefined>;

/** The marks that the elements of a layer were last drawn from, by key. */
export function drawnMarks<Mark extends { readonly key: string }>(drawn: readonly Mark[]): ReadonlyMap<string, Mark> {
  return new Map(drawn.map((mark) => [mark.key, mark]));
}

/** True if two plain values are equal, member by member. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([name, value]) => same(value, right.get(name)));
}
