import type { Graph } from "../graph/graph.ts";
import { inside, type Inside, type Wanted } from "./inside.ts";
import type { FrameBox, Layout, LayoutWire, NodeBox, NodeSize, Point } from "./layout.ts";
import { levelsOf, type Level, type Levels } from "./levels.ts";
import { nest, type Nest } from "./nest.ts";
import { walk, wiresOf, type Wire } from "./wires.ts";

const MARGIN = 12;
/** Between a frame's border and what stands in it; above it, a strip for the frame's name. */
const PADDING = 16;
const NAME_STRIP = 34;

/** A level's inside with the room that it takes, and where in that room its own coordinates begin. */
interface Room {
  readonly inside: Inside;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** A frame's sides are its borders where ports are on them. */
function roomOf({ group, kinds }: Level, placed: Inside): Room {
  const framed = group >= 0;
  const side = (port: "entry" | "exit"): number => (framed ? (kinds.includes(port) ? 0 : PADDING) : MARGIN);
  const [above, below] = framed ? [NAME_STRIP, PADDING] : [MARGIN, MARGIN];
  const empty = placed.top > placed.bottom;
  return {
    inside: placed,
    width: side("entry") + placed.width + side("exit"),
    height: above + (empty ? 0 : placed.bottom - placed.top) + below,
    left: side("entry"),
    top: above - (empty ? 0 : placed.top),
  };
}

/** How far below the middle of a frame one of its ports is. */
const portOf = (room: Room | undefined, port: number): number =>
  room === undefined ? 0 : room.top + (room.inside.y[port] ?? 0) - room.height / 2;

function wantedOf(
  { kinds, what, from, to, value }: Level,
  sizes: readonly NodeSize[],
  rooms: readonly (Room | undefined)[],
  { entryOf, exitOf }: Levels,
  output: number,
): Wanted {
  const widths = new Float64Array(kinds.length);
  const heights = new Float64Array(kinds.length);
  const stubs = new Float64Array(kinds.length);
  kinds.forEach((kind, i) => {
    if (kind === "entry" || kind === "exit") return;
    const size = kind === "frame" ? rooms[(what[i] ?? 0) + 1] : sizes[what[i] ?? 0];
    widths[i] = size?.width ?? 0;
    heights[i] = size?.height ?? 0;
    if (kind !== "frame") stubs[i] = sizes[what[i] ?? 0]?.stub ?? 0;
  });
  const leave = new Float64Array(from.length);
  const enter = new Float64Array(from.length);
  for (let e = 0; e < from.length; e++) {
    const [a, b, node] = [from[e] ?? 0, to[e] ?? 0, value[e] ?? 0];
    const [source, target] = [what[a] ?? 0, what[b] ?? 0];
    if (kinds[a] === "frame") leave[e] = portOf(rooms[source + 1], exitOf(source, node));
    if (kinds[b] === "frame") enter[e] = portOf(rooms[target + 1], entryOf(target, node));
  }
  return { widths, heights, stubs, leave, enter, output };
}

/** Group -> the item of the output in it, or of the group in it that holds the output; −1 elsewhere. Group −1 is at 0. */
function outputItems(graph: Graph, { home, around }: Nest, { itemOfNode, itemOfGroup }: Levels): Int32Array {
  const items = new Int32Array(graph.groups.length + 1).fill(-1);
  let group = home[graph.output] ?? -1;
  items[group + 1] = graph.nodes.length > 0 ? (itemOfNode[graph.output] ?? -1) : -1;
  while (group >= 0) {
    const next = around[group] ?? -1;
    items[next + 1] = itemOfGroup[group] ?? -1;
    group = next;
  }
  return items;
}

/** Framed groups and the whole graph, each after those that it stands in. */
function outermostFirst({ depth, framed }: Nest): number[] {
  const groups = [...framed.keys()].filter((group) => framed[group] === 1);
  return [-1, ...groups.sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0) || a - b)];
}

/** A wire's pieces, one after the other; it begins where its node's stub ends, to the last digit. */
function joined(
  { from, to, slot }: Wire,
  legs: readonly number[],
  at: readonly Point[],
  rooms: readonly (Room | undefined)[],
  box: NodeBox | undefined,
): LayoutWire {
  const points: Point[] = box === undefined ? [] : [{ x: box.x + box.width + box.stub, y: box.y }];
  for (let leg = 0; leg + 1 < legs.length; leg += 2) {
    const { x, y } = at[legs[leg] ?? 0] ?? { x: 0, y: 0 };
    const curve = rooms[legs[leg] ?? 0]?.inside.curves[legs[leg + 1] ?? 0] ?? [];
    for (let i = 0; i + 1 < curve.length; i += 2) points.push({ x: x + (curve[i] ?? 0), y: y + (curve[i + 1] ?? 0) });
  }
  return { from, to, slot, points };
}

/**
 * Places a graph from left to right, with a frame around each group: the inside of a group is laid out as a graph of its
 * own, and then stands as one item among those outside. Pure and deterministic; never measures anything.
 *
 * @param sizes - One per node. Stubs count as part of the node, so no wire can lie on a number.
 * @param progress - Told now and then how much is done, from 0 to 1.
 * @returns Boxes that do not overlap, and wires that run forward, enter a gate from the top down in the order of its
 * slots, and pass no other node's box. A frame holds all boxes of its group, and all wires between them, and nothing else
 * save the ends of wires that cross its left or right border; above all these is a free strip for its name.
 */
export function layout(graph: Graph, sizes: readonly NodeSize[], progress?: (share: number) => void): Layout {
  const wires = wiresOf(graph);
  const nesting = nest(graph, wires);
  const levels = levelsOf(graph, wires, nesting, walk(graph.nodes.length, graph.output, wires));
  const outputs = outputItems(graph, nesting, levels);
  const sequence = outermostFirst(nesting);
  const rooms: (Room | undefined)[] = [];
  const all = graph.nodes.length + wires.length + 1;
  let done = 0;
  for (const group of sequence.toReversed()) {
    const level = levels.levels[group + 1];
    if (level === undefined) continue;
    const wanted = wantedOf(level, sizes, rooms, levels, outputs[group + 1] ?? -1);
    const work = level.kinds.length + level.from.length;
    const said = done;
    const placed = inside(level, wanted, (share) => progress?.(Math.min(0.9, (0.9 * (said + share * work)) / all)));
    rooms[group + 1] = roomOf(level, placed);
    done += work;
  }
  const boxes: NodeBox[] = [];
  const frames: (FrameBox | null)[] = graph.groups.map(() => null);
  const at: Point[] = [];
  for (const group of sequence) {
    const level = levels.levels[group + 1];
    const room = rooms[group + 1];
    if (level === undefined || room === undefined) continue;
    const frame = frames[group] ?? { x: 0, y: 0 };
    const origin = { x: frame.x + room.left, y: frame.y + room.top };
    at[group + 1] = origin;
    const { x, y, stub, run } = room.inside;
    level.kinds.forEach((kind, i) => {
      const what = level.what[i] ?? 0;
      const place = { x: origin.x + (x[i] ?? 0), y: origin.y + (y[i] ?? 0) };
      if (kind === "frame") {
        const { width, height } = rooms[what + 1] ?? { width: 0, height: 0 };
        frames[what] = { x: place.x, y: place.y - height / 2, width, height };
      } else if (kind !== "entry" && kind !== "exit") {
        const { width, height } = sizes[what] ?? { width: 0, height: 0 };
        boxes[what] = { ...place, width, height, stub: stub[i] ?? 0, run: run[i] ?? 0 };
      }
    });
  }
  const routed = wires.map((wire, i) => joined(wire, levels.legs[i] ?? [], at, rooms, boxes[wire.from]));
  progress?.(1);
  const { width, height } = rooms[0] ?? { width: 0, height: 0 };
  return { boxes, frames, wires: routed, width, height };
}
