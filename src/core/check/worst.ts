import type { EntryCheck } from "./check.ts";

/** How bad the result for an entry is: trouble is worst; then the largest error without an excuse. */
export function badness({ trouble, excuse, judged }: EntryCheck): number {
  return trouble !== null || Number.isNaN(judged) ? Infinity : excuse !== null ? 0 : judged;
}

/** The worst of some entries, the first of equals; null of none. */
export function worstOf(entries: readonly EntryCheck[]): EntryCheck | null {
  return entries.reduce<EntryCheck | null>((worst, entry) => {
    return worst === null || badness(entry) > badness(worst) ? entry : worst;
  }, null);
}
