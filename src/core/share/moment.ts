/** `0`, `f1…fN` (forward), `b1…bM` (backward, b1 is the seed) or `end`. */
const moment = /^(?:0|end|[fb][1-9][0-9]{0,8})$/;

export function isMoment(at: string): boolean {
  return moment.test(at);
}

/** The cursor as a link writes it. The last step keeps its number, so that a link to b3 stays one. */
export function cursorToAt(forwardCount: number, stepCount: number, cursor: number): string {
  const c = Math.max(0, Math.min(Math.trunc(cursor), stepCount));
  if (c === 0) return "0";
  return c <= forwardCount ? `f${c}` : `b${c - forwardCount}`;
}

/** The cursor that a link means, within 0…stepCount: `f9` of two forward steps is the last of them. 0 where it means none. */
export function atToCursor(forwardCount: number, stepCount: number, at: string): number {
  if (!isMoment(at) || at === "0") return 0;
  if (at === "end") return stepCount;
  const count = Number(at.slice(1));
  return at.startsWith("f") ? Math.min(count, forwardCount) : Math.min(forwardCount + count, stepCount);
}
