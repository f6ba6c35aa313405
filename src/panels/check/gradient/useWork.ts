import { useLayoutEffect, useSyncExternalStore } from "react";
import { wish, type Progress, type Work } from "../../../store/work.ts";

/** Milliseconds that heavy work waits, so that a drag does not begin it anew at every turn. */
const CALM = 200;

/**
 * Does a work while `isWanted`, and tells how far it is. Light work has its first slice before the page is drawn, so that
 * its numbers do not blink while a slider moves.
 */
export function useWork<Item, Result>(
  work: Work<Item, Result>,
  isWanted: boolean,
  isLight: boolean,
): Progress<Item, Result> {
  const progress = useSyncExternalStore(work.subscribe, work.progress);
  useLayoutEffect(() => {
    if (!isWanted) return undefined;
    return wish(work, isLight ? 0 : CALM, isLight);
  }, [work, isWanted, isLight]);
  return progress;
}
