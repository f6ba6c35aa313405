import type { Graph } from "../graph/graph.ts";
import { groupsAround } from "../graph/opening.ts";
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

/** One mark for each group that has a frame, outer ones first. */
export function frameMarks(graph: Graph, layout: Layout): readonly FrameMark[] {
  return graph.groups.flatMap(({ key, name, parent, closed = false }, index) => {
    const box = layout.frames[index];
    if (box == null) return [];
    const depth = groupsAround(graph, { group: parent }).length;
    return [{ ...box, key: `frame ${key}`, group: key, title: name, depth, closed }];
  });
}
