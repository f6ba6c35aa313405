import { indexOfId } from "../core/graph/lookup.ts";
import { carryCursor } from "./cursor.ts";
import { shownTrace } from "./derive.ts";
import { allHidden } from "./reveal.ts";
import type { State } from "./state.ts";
import { noHover, noMarks, noneHidden, untouched } from "./untouched.ts";

/** What changes with a change that makes another trace: the cursor is carried over, vanished nodes are let go. */
export function retraced(before: State, change: Partial<State>, carry = carryCursor): Partial<State> {
  const after: State = { ...before, ...change };
  const trace = shownTrace(after);
  if (trace === null) return { ...change, ...untouched, cursor: 0, hidden: noneHidden };
  const stays = (id: string | null): boolean => id !== null && indexOfId(trace.graph, id) >= 0;
  const cursor = carry(shownTrace(before), trace, before.cursor);
  return {
    ...change,
    cursor,
    // Whatever was asked for before is asked for now.
    hidden: before.hidden.length > 0 ? allHidden(trace, cursor) : noneHidden,
    selection: stays(after.selection) ? after.selection : null,
    sought: stays(after.sought) ? after.sought : null,
    marked: after.marked.every(stays) ? after.marked : noMarks,
    hovered: after.hovered.every(stays) ? after.hovered : noHover,
    cell: null,
  };
}
