import type { NodeId } from "../core/graph/graph.ts";
import type { State } from "./state.ts";

export const noHover: readonly NodeId[] = [];
export const noMarks: readonly NodeId[] = [];
export const noneHidden: readonly NodeId[] = [];

/** What nobody points at, has chosen or marked. */
export const untouched = {
  selection: null,
  hovered: noHover,
  cell: null,
  marked: noMarks,
  path: false,
  sought: null,
  said: null,
  playing: false,
} satisfies Partial<State>;
