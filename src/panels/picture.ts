import { match, type Matching } from "../core/scene/match.ts";
import type { SceneView } from "../core/scene/marks.ts";
import { stage, type Stage } from "../core/scene/stage.ts";
import type { Trace } from "../core/trace/trace.ts";
import { layoutNow } from "./layouts.ts";

export { drawAtRest } from "../draw/atRest.ts";
export { createDrawing } from "../draw/drawing.ts";
export { isLaidOut, layoutLater, layoutNow } from "./layouts.ts";

/**
 * Makes one moment after another ready to be drawn; nodes that an edit leaves alone keep their keys, so that they glide.
 * Null while there is no layout.
 */
export function createPicture(): (trace: Trace, cursor: number, view: SceneView) => Stage | null {
  let matching: Matching | null = null;
  return (trace, cursor, view) => {
    const layout = layoutNow(trace, view.decimals);
    if (layout === null) return null;
    matching = match(trace.graph, matching);
    return stage(layout, trace, cursor, view, matching);
  };
}
