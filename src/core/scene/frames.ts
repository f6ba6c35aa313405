import type { Graph } from "../graph/graph.ts";
import { groupName } from "../graph/groupName.ts";
import { groupsAround } from "../graph/lookup.ts";
import type { Extent } from "./extent.ts";
import type { FrameBox, Layout } from "../layout/layout.ts";

/** The frame around an open group. */
export interface FrameMark extends FrameBox {
  readonly key: string;
  /** What `open=` calls the group. */
  readonly group: string;
  /** What stands on it. */
  readonly title: string;
  /** How many frames are around it. */
  readonly depth: number;
  /** A closed group of several outputs: its frame holds a gate for each. */
  readonly closed: boolean;
}

const made = new WeakMap<Layout, readonly FrameMark[]>();

/** One mark for each group that has a frame, outer ones first. */
export function frameMarks(graph: Graph, layout: Layout): readonly FrameMark[] {
  const known = made.get(layout);
  if (known !== undefined) return known;
  const marks = graph.groups.flatMap((group, index) => {
    const { key, parent, closed = false } = group;
    const box = layout.frames[index];
    if (box == null) return [];
    const depth = groupsAround(graph, { group: parent }).length;
    return [{ ...box, key: `frame ${key}`, group: key, title: groupName(group), depth, closed }];
  });
  made.set(layout, marks);
  return marks;
}

/** Those that meet a window; all of them where it is null. */
export function framesIn(marks: readonly FrameMark[], window: Extent | null): readonly FrameMark[] {
  if (window === null) return marks;
  const { left, right, top, bottom } = window;
  return marks.filter(({ x, y, width, height }) => x < right && x + width > left && y < bottom && y + height > top);
}
