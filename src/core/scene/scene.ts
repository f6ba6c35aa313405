import type { Layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import type { Scene, SceneView } from "./marks.ts";
import type { Matching } from "./match.ts";
import { stage } from "./stage.ts";

/** The whole picture of one cursor, as data: a pure function of its arguments. */
export function scene(layout: Layout, trace: Trace, cursor: number, view: SceneView, matching: Matching): Scene {
  return stage(layout, trace, cursor, view, matching).scene({ window: null, most: Infinity, kept: -1 });
}
