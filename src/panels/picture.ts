import { layout } from "../core/layout/place.ts";
import type { Layout, NodeSize } from "../core/layout/layout.ts";
import { match, type Matching } from "../core/scene/match.ts";
import type { SceneView } from "../core/scene/marks.ts";
import { serves } from "../core/scene/room.ts";

import { sizes } from "../core/scene/sizes.ts";
import { stage, type Stage } from "../core/scene/stage.ts";
import type { Trace } from "../core/trace/trace.ts";
import { structureOf } from "../store/index.ts";

export { createDrawing } from "../draw/drawing.ts";

interface Kept {
  readonly sizes: readonly NodeSize[];
  readonly layout: Layout;
}

const layouts = new WeakMap<object, Kept>();
const wantedSizes = new WeakMap<
  Trace,
  { readonly decimals: SceneView["decimals"]; readonly sizes: readonly NodeSize[] }
>();

/** Of a trace, whatever the cursor. */
function sizesOf(trace: Trace, decimals: SceneView["decimals"]): readonly NodeSize[] {
  const known = wantedSizes.get(trace);
  if (known?.decimals === decimals) return known.sizes;
  const made = sizes(trace, decimals);
  wantedSizes.set(trace, { decimals, sizes: made });
  return made;
}

/** Laid out again only when the structure changes, or when a number needs more or less room than it had. */
function layoutOf(trace: Trace, decimals: SceneView["decimals"]): Layout {
  const structure = structureOf(trace.graph);
  const wanted = sizesOf(trace, decimals);
  const kept = layouts.get(structure);
  if (kept !== undefined && serves(kept.sizes, wanted)) return kept.layout;
  const made = layout(trace.graph, wanted);
  layouts.set(structure, { sizes: wanted, layout: made });
  return made;
}

/** A graph of so many nodes takes longer to lay out than a keystroke may wait. */
const LARGE = 250;

/** Whether the picture of a trace can be made at once. If not, the page should be painted first. */
export function isQuick(trace: Trace, decimals: SceneView["decimals"]): boolean {
  if (trace.graph.nodes.length < LARGE) return true;
  const kept = layouts.get(structureOf(trace.graph));
  return kept !== undefined && serves(kept.sizes, sizesOf(trace, decimals));
}

/** Makes one moment after another ready to be drawn; nodes that an edit leaves alone keep their keys, so that they glide. */
export function createPicture(): (trace: Trace, cursor: number, view: SceneView) => Stage {
  let matching: Matching | null = null;
  return (trace, cursor, view) => {
    matching = match(trace.graph, matching);
    return stage(layoutOf(trace, view.decimals), trace, cursor, view, matching);
  };
}
