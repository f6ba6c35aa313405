import { indexOfId } from "../graph/lookup.ts";
import type { NodeId } from "../graph/graph.ts";
import type { Layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import { castOf, type Cast } from "./cast.ts";
import { around, type Extent } from "./extent.ts";
import type { Scene, SceneView, Setting } from "./marks.ts";
import type { Matching } from "./match.ts";
import { frameMarks, framesIn } from "./frames.ts";
import { momentOf } from "./moment.ts";
import { nodeMarker } from "./nodes.ts";
import { familyOf, placesOf, type Places } from "./places.ts";
import { structureOf } from "./structure.ts";
import { tensorPictures, type TensorPicture } from "./tensors.ts";
import { litCells, tipMark } from "./tip.ts";
import { flowMarks, wireAt, wireMarker } from "./wires.ts";

/** Which part of a picture is wanted. */
export interface Wanted {
  /** What is in sight; null for all there is. */
  readonly window: Extent | null;
  /** More nodes than these in the window are left to a simpler drawing: the marks are those of what stands out. */
  readonly most: number;
  /** Index of a node that is to have a mark wherever it stands, as one that holds the keyboard's focus; −1 for none. */
  readonly kept: number;
}

/** A part of a picture. */
export interface ScenePart extends Scene {
  /** True where the window holds more nodes than there are marks. */
  readonly crowded: boolean;
}

/** A moment of a trace with its layout: any part of the picture can be asked for. Making one costs the same for any graph. */
export interface Stage extends Setting {
  readonly layout: Layout;
  readonly trace: Trace;
  readonly view: SceneView;
  readonly places: Places;
  readonly scene: (wanted: Wanted) => ScenePart;
  /** Index of a node by its key; −1 if there is none. */
  readonly indexOfKey: (key: string) => number;
  readonly indexOfId: (id: NodeId) => number;
  readonly keyOf: (index: number) => string | null;
}

const numbered = new WeakMap<readonly (TensorPicture | null)[], boolean>();

function hasNumberedCells(pictures: readonly (TensorPicture | null)[]): boolean {
  const known = numbered.get(pictures);
  if (known !== undefined) return known;
  const has = pictures.some((picture) => picture?.grid?.numbered === true);
  numbered.set(pictures, has);
  return has;
}

/** Those of the step beyond this many are drawn only where they are in sight. */
const MOST_NEAR = 64;

/** What has a mark wherever it stands. */
function standingOut(trace: Trace, { moment, operands, upstream }: Cast, view: SceneView, kept: number): number[] {
  const lit = (view.lit ?? []).slice(0, MOST_NEAR);
  const chosen = [view.selected, view.hovered, ...lit].map((id) => (id === null ? -1 : indexOfId(trace.graph, id)));
  const part = [...operands, ...upstream].slice(0, MOST_NEAR);
  return [Math.max(0, moment.active), ...part, ...chosen, kept].filter((i) => i >= 0 && i < trace.graph.nodes.length);
}

/** The wires of the step. */
function wiresOut(layout: Layout, places: Places, { moment }: Cast): number[] {
  return [...moment.moving, ...moment.upstream].slice(0, MOST_NEAR).map((slot) => wireAt(layout, places, slot));
}

const ascending = (indexes: Iterable<number>): number[] => [...new Set(indexes)].sort((a, b) => a - b);

const keyIndexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function indexOfKey(keys: readonly string[], key: string): number {
  let known = keyIndexes.get(keys);
  if (known === undefined) {
    known = new Map(keys.map((each, i) => [each, i]));
    keyIndexes.set(keys, known);
  }
  return known.get(key) ?? -1;
}

function focusOf(layout: Layout, places: Places, { moment, upstream }: Cast): Extent[] {
  const index = Math.max(0, moment.active);
  const own = places.nodes[index];
  if (own === undefined) return [];
  const family = familyOf(layout, places, index);
  const beyond = [...upstream].slice(0, MOST_NEAR).flatMap((i) => places.nodes[i] ?? []);
  return [around([family, ...beyond]), family, own];
}

/**
 * The picture of one cursor, of which parts can be asked for.
 *
 * @param layout - Of the trace's graph, with `sizes` of this trace.
 * @param matching - Keys of the nodes, which let a drawing carry them over from the picture before.
 */
export function stage(layout: Layout, trace: Trace, cursor: number, view: SceneView, matching: Matching): Stage {
  const { graph } = trace;
  const { keys } = matching;
  const places = placesOf(layout, graph);
  const cast = castOf(trace, momentOf(trace, cursor));
  const setting: Setting = {
    width: layout.width,
    height: layout.height,
    cursor,
    structure: structureOf(graph),
    active: keys[cast.moment.active] ?? null,
    count: graph.nodes.length,
    focus: focusOf(layout, places, cast),
    widest: places.widest,
    cells: hasNumberedCells(tensorPictures(trace, view.decimals)),
  };
  const frames = frameMarks(graph, layout);
  const lit = litCells(trace, cursor, view);
  const nodeAt = nodeMarker(layout, trace, cursor, cast, view, keys, lit);
  const wireMarkAt = wireMarker(graph, layout, cast.moment, keys, view.path ?? null);
  const scene = ({ window, most, kept }: Wanted): ScenePart => {
    const near = standingOut(trace, cast, view, kept);
    const crowded = window !== null && places.nodeIndex.countWithin(window, most) > most;
    const all = window === null;
    const nodes = all ? graph.nodes.keys() : ascending(crowded ? near : [...places.nodeIndex.within(window), ...near]);
    const busy = wiresOut(layout, places, cast);
    const wires = all ? layout.wires.keys() : ascending(crowded ? busy : [...places.wireIndex.within(window), ...busy]);
    return {
      ...setting,
      nodes: Array.from(nodes, nodeAt).filter((mark) => mark !== null),
      frames: framesIn(frames, window),
      wires: Array.from(wires, wireMarkAt).filter((mark) => mark !== null),
      flows: flowMarks(graph, layout, cast.moment, keys),
      tip: tipMark(trace, nodeAt, view, lit),
      crowded,
    };
  };
  return {
    ...setting,
    layout,
    trace,
    view,
    places,
    scene,
    indexOfKey: (key) => indexOfKey(keys, key),
    indexOfId: (id) => indexOfId(graph, id),
    keyOf: (index) => keys[index] ?? null,
  };
}
