import { closest } from "../core/graph/problems.ts";
import { names } from "../lecture/index.ts";

const rowOf = (name: string): number => Number(/^l(\d+)$/.exec(name)?.[1] ?? Number.NaN);

/** The short name that a reader may have meant: of a row of the lecture the nearest, of a word what is spelt most like it. */
export function nearestName(id: string): string {
  const row = rowOf(id);
  if (!Number.isNaN(row)) {
    const rows = names.filter((name) => !Number.isNaN(rowOf(name)));
    return rows.toSorted((a, b) => Math.abs(rowOf(a) - row) - Math.abs(rowOf(b) - row))[0] ?? "l7";
  }
  // A name that goes on from a known one means that: l9c is near l9.
  const begun = names.filter((name) => id.startsWith(name)).toSorted((a, b) => b.length - a.length)[0];
  return closest(id, names) ?? begun ?? "l7";
}
