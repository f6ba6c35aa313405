import type { Graph } from "../graph/graph.ts";
import type { FrameBox, Layout, LayoutWire, NodeBox } from "../layout/layout.ts";
import { indexBoxes, type BoxIndex } from "./boxIndex.ts";
import { around, widened, type Extent } from "./extent.ts";
import { INPUT_PADDING } from "./metrics.ts";

/** What stands where in a layout: found once for it, whatever the cursor. */
export interface Places {
  /** Index of node -> what it takes of the drawing, with its stub and what stands on it. */
  readonly nodes: readonly Extent[];
  /** The same for what the pointer hits. */
  readonly bodies: readonly Extent[];
  /** Finds nodes by all that is drawn of them, and wires by their control points, which no curve leaves. */
  readonly nodeIndex: BoxIndex;
  readonly wireIndex: BoxIndex;
  /** The frames that there are, the outer ones first, and how they are found. */
  readonly frames: readonly FrameBox[];
  readonly frameIndex: BoxIndex;
  /** Index of node -> indexes of the wires that enter it. */
  readonly entering: readonly (readonly number[])[];
  /** The most that any gate takes together with its operands. */
  readonly widest: { readonly width: number; readonly height: number };
}

/** Left of a node's shape. */
const MARGIN = 12;
/** How far a number's node reaches above and below its wire. */
const REACH = 60;
/** Rings and halos around a shape. */
const RING = 16;
const WIRE = 4;
/** Half the height of what takes the pointer. */
export const HIT = 34;

/** What is seen of a node: its box without the air that the layout keeps around it. */
function extentOf({ x, y, width, height, stub }: NodeBox, kind: "input" | "gate"): Extent {
  const across = Math.max(REACH, height / 2);
  const left = (kind === "input" ? x + INPUT_PADDING : x) - MARGIN;
  return { left, right: x + width + stub, top: y - across, bottom: y + across };
}

function wireExtent({ points }: LayoutWire): Extent {
  return widened(around(points.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y }))), WIRE);
}

function enteringOf(wires: readonly LayoutWire[], count: number): readonly (readonly number[])[] {
  const entering = Array.from({ length: count }, (): number[] => []);
  wires.forEach((wire, i) => entering[wire.to]?.push(i));
  return entering;
}

/** A gate with its operands. */
export function familyOf(layout: Layout, { nodes, entering }: Places, index: number): Extent {
  const own = nodes[index];
  const operands = (entering[index] ?? []).flatMap((wire) => nodes[layout.wires[wire]?.from ?? -1] ?? []);
  return around(own === undefined ? operands : [own, ...operands]);
}

function widestOf(layout: Layout, places: Places): Places["widest"] {
  let [width, height] = [0, 0];
  for (const index of layout.boxes.keys()) {
    const { left, right, top, bottom } = familyOf(layout, places, index);
    width = Math.max(width, right - left);
    height = Math.max(height, bottom - top);
  }
  return { width, height };
}

const made = new WeakMap<Layout, Places>();

/** @param graph - The one that was laid out, or one that differs from it in numbers alone. */
export function placesOf(layout: Layout, graph: Graph): Places {
  const known = made.get(layout);
  if (known !== undefined) return known;
  const nodes = layout.boxes.map((box, i) => extentOf(box, graph.nodes[i]?.kind ?? "gate"));
  const drawn = layout.boxes.map(({ run }, i) => {
    const { left, right, top, bottom } = widened(nodes[i] ?? around([]), RING);
    return {
      left,
      right: Math.max(right, (layout.boxes[i]?.x ?? 0) + (layout.boxes[i]?.width ?? 0) + run),
      top,
      bottom,
    };
  });
  const frames = layout.frames.filter((frame) => frame !== null);
  const frameExtents = frames.map(({ x, y, width, height }) => ({
    left: x,
    right: x + width,
    top: y,
    bottom: y + height,
  }));
  const places = {
    nodes,
    bodies: layout.boxes.map(({ x, y, width, stub }) => ({
      left: x,
      right: x + width + stub,
      top: y - HIT,
      bottom: y + HIT,
    })),
    nodeIndex: indexBoxes(drawn),
    wireIndex: indexBoxes(layout.wires.map(wireExtent)),
    frames,
    frameIndex: indexBoxes(frameExtents),
    entering: enteringOf(layout.wires, layout.boxes.length),
    widest: { width: 0, height: 0 },
  };
  const result = { ...places, widest: widestOf(layout, places) };
  made.set(layout, result);
  return result;
}
