import type { Graph } from "../graph/graph.ts";
import { columns } from "./columns.ts";
import { LANE_GAP, lanes, type Lanes } from "./lanes.ts";
import { pointsOf, skewed, swing as swingTo, type Segment } from "./curve.ts";
import type { Layout, LayoutWire, NodeBox, NodeSize, Point } from "./layout.ts";
import { arrive, entries, route, type Column, type Entry } from "./route.ts";
import { groupBy, rows, wiresOf, type Rows, type Wire } from "./rows.ts";

const MARGIN = 12;
/**
 * Between a stub's end and the next column: room for wires to swing, more of it the further they climb (less for a wire
 * past several columns, which may climb a little in each), little where all run level. A level wire adds `air` to its stub.
 */
const GAP = { level: 16, air: 4, least: 36, twin: 72, lane: 64, most: 84, perClimb: 0.36 };
/** Space between nodes of a column, and beside columns: generous for a handful of nodes, where there is room to spare. */
const AIRY = { gap: 76, swing: 84 };
const CROWDED = { gap: 24, swing: GAP.least };

/** How far a graph of so many nodes is from crowded, 1 to 0. */
function share(count: number, airy: number, crowded: number): number {
  return Math.min(1, Math.max(0, (crowded - count) / (crowded - airy)));
}

function spacing(count: number): { gap: number; swing: number } {
  return {
    gap: CROWDED.gap + share(count, 6, 14) * (AIRY.gap - CROWDED.gap),
    swing: CROWDED.swing + share(count, 6, 12) * (AIRY.swing - CROWDED.swing),
  };
}

const TWIN_BULGE = 34;
/** From this climb on, twins part by climbing one after the other. */
const STEEP = 50;
const LEVEL = 0.5;

const pairOf = (wire: Wire): string => `${wire.from}:${wire.to}`;

/** How many wires join the same two nodes, and which of them this one is, from the top. */
function twins(wires: readonly Wire[]): { of: number; place: number }[] {
  const groups = groupBy(wires, pairOf);
  return wires.map((wire) => {
    const group = groups.get(pairOf(wire)) ?? [wire];
    return { of: group.length, place: group.indexOf(wire) };
  });
}

function gaps(
  count: number,
  column: readonly number[],
  wires: readonly Wire[],
  { nodes, waypoints }: Rows,
  { of: laneOf }: Lanes,
): number[] {
  const { swing } = spacing(nodes.length);
  const gap = Array.from({ length: count }, () => GAP.level);
  const sets = twins(wires);
  wires.forEach((wire, i) => {
    const first = column[wire.from] ?? 0;
    if (laneOf.has(i)) {
      for (const at of [first, (column[wire.to] ?? 0) - 1]) gap[at] = Math.max(gap[at] ?? 0, GAP.lane);
      return;
    }
    const heights = [nodes[wire.from] ?? 0, ...(waypoints[i] ?? []), nodes[wire.to] ?? 0];
    for (let k = 0; k + 1 < heights.length; k++) {
      const climb = Math.abs((heights[k + 1] ?? 0) - (heights[k] ?? 0));
      const twin = (sets[i]?.of ?? 1) > 1;
      const least = twin ? Math.max(GAP.twin, swing) : climb > LEVEL ? swing : GAP.level;
      const wanted = Math.max(least, (2 * GAP.perClimb * climb) / heights.length);
      gap[first + k] = Math.max(gap[first + k] ?? 0, Math.min(GAP.most, wanted));
    }
  });
  return gap;
}

/** Boxes from columns and rows: shapes end, and so stubs start, on one line in each column, and stubs end on one line. */
function placeBoxes(
  graph: Graph,
  column: readonly number[],
  sizes: readonly NodeSize[],
  wires: readonly Wire[],
  placed: Rows,
  above: Lanes,
): { boxes: NodeBox[]; grid: Column[] } {
  const count = Math.max(-1, ...column) + 1;
  const gap = gaps(count, column, wires, placed, above);
  const tops = [...placed.nodes.map((y, i) => y - (sizes[i]?.height ?? 0) / 2), ...placed.waypoints.flat()];
  const top = least(tops) - above.count * LANE_GAP;
  const membersOf = groupBy([...graph.nodes.keys()], (i) => column[i] ?? 0);
  const boxes: NodeBox[] = [];
  const grid: Column[] = [];
  let left = MARGIN;
  for (let c = 0; c < count; c++) {
    const members = membersOf.get(c) ?? [];
    const shape = Math.max(0, ...members.map((i) => sizes[i]?.width ?? 0));
    const asked = Math.max(0, ...members.map((i) => sizes[i]?.stub ?? 0));
    // Where all wires leave level, their first piece carries the numbers as well as the stub does.
    const level = gap[c] === GAP.level && c + 1 < count;
    const stub = level ? Math.max(0, asked + GAP.air - GAP.level) : asked;
    const run = level ? stub + GAP.level : stub;
    const mine = members.map((i) => {
      const { width, height } = sizes[i] ?? { width: 0, height: 0 };
      const box = { x: left + shape - width, y: (placed.nodes[i] ?? 0) - top + MARGIN, width, height, stub, run };
      boxes[i] = box;
      return box;
    });
    const right = left + shape + stub;
    grid.push({ left, right, boxes: mine });
    left = right + (gap[c] ?? 0);
  }
  return { boxes, grid };
}

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);

/** Up in the first gap, along the lane, down in the last gap: there are no boxes on that way. */
function alongLane(start: Point, entry: Entry, arrival: number, between: readonly Column[], lane: number): Segment[] {
  const y = MARGIN + lane * LANE_GAP;
  const on = { x: between[0]?.left ?? start.x, y };
  const off = { x: between.at(-1)?.right ?? on.x, y };
  return [swingTo(start, on), swingTo(on, off), ...arrive(off, entry, arrival)];
}

/** Two wires between the same neighbours part, so that they are seen to be two: they bow, or one climbs before the other. */
function part(start: Point, entry: Entry, arrival: number, place: number, of: number): Segment[] {
  const from = place - (of - 1) / 2;
  const climb = entry.point.y - start.y;
  if (Math.abs(climb) < STEEP) {
    const middle = { x: (start.x + arrival) / 2, y: (start.y + entry.point.y) / 2 + from * TWIN_BULGE };
    return [swingTo(start, middle), ...arrive(middle, entry, arrival)];
  }
  // Upwards the upper wire climbs first, downwards the lower one.
  const early = (Math.sign(climb) * from) / of;
  return arrive(start, entry, arrival).map((segment, i) => (i === 0 ? skewed(segment, early) : segment));
}

/**
 * Places a graph from left to right. Pure and deterministic; never measures anything.
 *
 * @param sizes - One per node. Stubs count as part of the node, so no wire can lie on a number.
 * @returns Boxes that do not overlap, and wires that run forward, enter a gate from the top down in the order of its
 * slots, and pass no other node's box.
 */
export function layout(graph: Graph, sizes: readonly NodeSize[]): Layout {
  const wires = wiresOf(graph);
  const column = columns(graph);
  const above = lanes(wires, column);
  const placed = rows(graph, column, sizes, wires, above.of, spacing(graph.nodes.length).gap);
  const { boxes, grid } = placeBoxes(graph, column, sizes, wires, placed, above);
  const sets = twins(wires);
  const shift = (boxes[graph.output]?.y ?? 0) - (placed.nodes[graph.output] ?? 0);
  const slotsOf = groupBy(wires, (wire) => wire.to);
  const routed = wires.map((wire, i): LayoutWire => {
    const from = boxes[wire.from] ?? { x: 0, y: 0, width: 0, height: 0, stub: 0, run: 0 };
    const to = boxes[wire.to] ?? from;
    const slots = slotsOf.get(wire.to) ?? [];
    const entry = entries(to, slots.length)[slots.indexOf(wire)] ?? { point: to, slope: 0 };
    const start = { x: from.x + from.width + from.stub, y: from.y };
    const between = grid.slice((column[wire.from] ?? 0) + 1, column[wire.to]);
    const heights = (placed.waypoints[i] ?? []).map((y) => y + shift);
    const arrival = grid[column[wire.to] ?? 0]?.left ?? 0;
    const { of, place } = sets[i] ?? { of: 1, place: 0 };
    const lane = above.of.get(i);
    const segments =
      lane !== undefined
        ? alongLane(start, entry, arrival, between, lane)
        : of > 1 && between.length === 0
          ? part(start, entry, arrival, place, of)
          : route(start, entry, arrival, between, heights, of > 1 ? new Set([0]) : undefined);
    return { ...wire, points: pointsOf(segments) };
  });
  const xs = boxes.map((box) => box.x + box.width + box.stub);
  const ys = [...boxes.map((box) => box.y + box.height / 2), ...routed.flatMap((wire) => wire.points.map((p) => p.y))];
  return {
    boxes,
    frames: graph.groups.map(() => null),
    wires: routed,
    width: most(xs) + MARGIN,
    height: most(ys) + MARGIN,
  };
}
