import { layout } from "../core/layout/dagre.ts";
import type { Layout, NodeSize } from "../core/layout/layout.ts";
import { match, type Matching } from "../core/scene/match.ts";
import type { Scene, SceneView } from "../core/scene/marks.ts";
import { scene } from "../core/scene/scene.ts";
import { sizes } from "../core/scene/sizes.ts";
import type { Trace } from "../core/trace/trace.ts";
import { structureOf } from "../store/index.ts";

export { createDrawing } from "../draw/drawing.ts";

interface Kept {
  readonly sizes: readonly NodeSize[];
  readonly layout: Layout;
}

/** How much longer than needed a stub may be before it closes up: a number that is dragged should not make all breathe. */
const slack = (count: number): number => (count > 60 ? 72 : 12);

/** Whether every number still has its room, and none much too much. */
function fits(wanted: readonly NodeSize[], kept: readonly NodeSize[]): boolean {
  return wanted.every(({ width, height, stub }, i) => {
    const had = kept[i];
    if (had === undefined || had.width !== width || had.height !== height) return false;
    return stub <= had.stub && had.stub - stub <= slack(wanted.length);
  });
}

const layouts = new WeakMap<object, Kept>();

/** Laid out again only when the structure changes, or when a number needs more or less room than it had. */
function layoutOf(trace: Trace, decimals: SceneView["decimals"]): Layout {
  const structure = structureOf(trace.graph);
  const wanted = sizes(trace, decimals);
  const kept = layouts.get(structure);
  if (kept !== undefined && fits(wanted, kept.sizes)) return kept.layout;
  const made = layout(trace.graph, wanted);
  layouts.set(structure, { sizes: wanted, layout: made });
  return made;
}

/** Makes one scene after another; nodes that an edit leaves alone keep their keys, so that they glide. */
export function createPicture(): (trace: Trace, cursor: number, view: SceneView) => Scene {
  let matching: Matching | null = null;
  return (trace, cursor, view) => {
    matching = match(trace.graph, matching);
    return scene(layoutOf(trace, view.decimals), trace, cursor, view, matching);
  };
}
