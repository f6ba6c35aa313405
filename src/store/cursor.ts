import { indexOfId } from "../core/graph/lookup.ts";
import type { Step, Trace } from "../core/trace/trace.ts";

const sameMoment = (a: Step, b: Step): boolean => {
  if (a.kind !== b.kind || a.node !== b.node) return false;
  if (a.kind !== "backward" || b.kind !== "backward") return true;
  return a.slots[0]?.slot === b.slots[0]?.slot;
};

/**
 * Where the cursor goes when one trace takes another's place: the same step where the new trace has it, else as far
 * into the same phase as the new trace goes. Start stays start, end stays end.
 */
export function carryCursor(before: Trace | null, after: Trace, cursor: number): number {
  const last = after.steps.length;
  if (before === null) return Math.min(Math.max(cursor, 0), last);
  if (cursor <= 0) return 0;
  if (sameSteps(before, after)) return cursor;
  if (cursor >= before.steps.length) return last;
  const step = before.steps[cursor - 1];
  if (step !== undefined) {
    const found = after.steps.findIndex((candidate) => sameMoment(step, candidate));
    if (found >= 0) return found + 1;
  }
  if (cursor <= before.forwardCount) return Math.min(cursor, after.forwardCount);
  return Math.min(after.forwardCount + (cursor - before.forwardCount), last);
}

function sameSteps(before: Trace, after: Trace): boolean {
  if (before.steps.length !== after.steps.length || before.forwardCount !== after.forwardCount) return false;
  return before.steps.every((step, i) => {
    const other = after.steps[i];
    return other !== undefined && sameMoment(step, other);
  });
}

/**
 * Where the cursor goes when a group is opened or closed: as far as it takes to know all that was known outside of it, and no
 * further. From within a group that closes it goes back to before that gate's step.
 */
export function carryThroughOpening(before: Trace | null, after: Trace, cursor: number): number {
  if (before === null || cursor <= 0) return 0;
  if (cursor >= before.steps.length) return after.steps.length;
  let reached = cursor > before.forwardCount ? after.forwardCount + 1 : 0;
  for (const [index, { id }] of before.graph.nodes.entries()) {
    const there = indexOfId(after.graph, id);
    if (there < 0) continue;
    for (const at of ["valueAt", "gradientAt"] as const) {
      const known = before[at][index] ?? 0;
      if (known <= cursor && known > 0) reached = Math.max(reached, after[at][there] ?? 0);
    }
  }
  return Math.min(reached, after.steps.length);
}

/** Steps of each phase, counted from 1 within it, as the transport and the pill say them. */
export interface Moment {
  readonly phase: "start" | "forward" | "backward";
  /** 1-based within the phase; 0 at the start. */
  readonly index: number;
  /** Steps in the phase. */
  readonly count: number;
}

export function momentOf(trace: Trace, cursor: number): Moment {
  if (cursor <= 0) return { phase: "start", index: 0, count: 0 };
  if (cursor <= trace.forwardCount) return { phase: "forward", index: cursor, count: trace.forwardCount };
  return { phase: "backward", index: cursor - trace.forwardCount, count: trace.steps.length - trace.forwardCount };
}
