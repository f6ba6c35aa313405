import { layout } from "../core/layout/place.ts";
import type { Layout, NodeSize } from "../core/layout/layout.ts";
import type { Decimals } from "../core/notation/explanation.ts";
import { serves } from "../core/scene/room.ts";
import { sizes } from "../core/scene/sizes.ts";
import type { Trace } from "../core/trace/trace.ts";
import { structureOf } from "../store/index.ts";
import type { LayoutOptions } from "./layoutClient.ts";
import { requestLayout } from "./requestLayout.ts";

interface Kept {
  readonly sizes: readonly NodeSize[];
  readonly layout: Layout;
}

const layouts = new WeakMap<object, Kept>();
const wantedSizes = new WeakMap<Trace, { readonly decimals: Decimals; readonly sizes: readonly NodeSize[] }>();

/** A graph of fewer nodes is laid out within a frame. */
const AT_ONCE = 400;

const isSmall = (trace: Trace): boolean => trace.graph.nodes.length < AT_ONCE;

/** Of a trace, whatever the cursor. */
function sizesOf(trace: Trace, decimals: Decimals): readonly NodeSize[] {
  const known = wantedSizes.get(trace);
  if (known?.decimals === decimals) return known.sizes;
  const made = sizes(trace, decimals);
  wantedSizes.set(trace, { decimals, sizes: made });
  return made;
}

function keep(trace: Trace, wanted: readonly NodeSize[], made: Layout): Layout {
  layouts.set(structureOf(trace.graph), { sizes: wanted, layout: made });
  return made;
}

/** Whether the layout at hand is the one that the trace needs, or can be made within a frame. */
export function isLaidOut(trace: Trace, decimals: Decimals): boolean {
  if (isSmall(trace)) return true;
  const kept = layouts.get(structureOf(trace.graph));
  return kept !== undefined && serves(kept.sizes, sizesOf(trace, decimals));
}

/**
 * The layout to draw a trace by now: laid out again only when the structure changes, or when a number needs more or less
 * room than it had. Of a large graph it is the last one for its structure, even if a number is short of room in it; null
 * if there is none yet: then `layoutLater` is to be asked.
 */
export function layoutNow(trace: Trace, decimals: Decimals): Layout | null {
  const kept = layouts.get(structureOf(trace.graph));
  if (!isSmall(trace)) return kept?.layout ?? null;
  const wanted = sizesOf(trace, decimals);
  if (kept !== undefined && serves(kept.sizes, wanted)) return kept.layout;
  return keep(trace, wanted, layout(trace.graph, wanted));
}

/** Lays out a large graph off the page's own thread; afterwards `layoutNow` has it. Rejects as `requestLayout` does. */
export async function layoutLater(trace: Trace, decimals: Decimals, options: LayoutOptions): Promise<void> {
  const wanted = sizesOf(trace, decimals);
  keep(trace, wanted, await requestLayout(trace.graph, wanted, options));
}
