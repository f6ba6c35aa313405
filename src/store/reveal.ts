import type { NodeId } from "../core/graph/graph.ts";
import { broughtBy } from "../core/trace/brought.ts";
import type { Trace } from "../core/trace/trace.ts";
import type { State } from "./state.ts";

/**
 * Where the reader is while gradients are revealed one by one. A step that brings gradients is taken with all of them
 * hidden, and every further press reveals one; the other way round each press hides one again. So places are in one row,
 * and a press forward and one back lead to where one was.
 */
export interface Place {
  readonly cursor: number;
  /** Of the nodes that the current step brings gradients to, those whose gradient is hidden, in the order of the step. */
  readonly hidden: readonly NodeId[];
}

const none: readonly NodeId[] = [];

/** Whether gradients are questions first: only before a class. Who is asked for them alone answers by heart then. */
export const isRevealing = ({ present, reveal, quiz }: Pick<State, "present" | "reveal" | "quiz">): boolean =>
  present && (reveal !== "0" || quiz === "predict");

/** What a moment hides before anything of it is revealed. */
export const allHidden = (trace: Trace | null, cursor: number): readonly NodeId[] =>
  trace === null ? none : broughtBy(trace.steps[cursor - 1]);

/** Whether the gradient of a node stands there to be read. */
export function isTold({ cursor, hidden }: Place, trace: Trace, index: number): boolean {
  const id = trace.graph.nodes[index]?.id;
  return cursor >= (trace.gradientAt[index] ?? Infinity) && id !== undefined && !hidden.includes(id);
}

function forward(trace: Trace, place: Place): Place {
  const { cursor, hidden } = place;
  if (hidden.length > 0) return { cursor, hidden: hidden.slice(1) };
  return cursor >= trace.steps.length ? place : { cursor: cursor + 1, hidden: allHidden(trace, cursor + 1) };
}

function back(trace: Trace, place: Place): Place {
  const { cursor, hidden } = place;
  const asked = allHidden(trace, cursor);
  const last = asked.findLast((id) => !hidden.includes(id));
  if (last !== undefined) return { cursor, hidden: asked.filter((id) => id === last || hidden.includes(id)) };
  return cursor <= 0 ? place : { cursor: cursor - 1, hidden: none };
}

/** The place so many presses further on, or back. The same place at either end. */
export function pressed(trace: Trace, from: Place, by: number): Place {
  let place = from;
  for (let left = Math.abs(by); left > 0; left--) {
    const next = by > 0 ? forward(trace, place) : back(trace, place);
    if (next === place) break;
    place = next;
  }
  return place;
}
