import type { Graph } from "../graph/graph.ts";
import { nodeAt, type Slot } from "../graph/lookup.ts";
import { segmentsOf, type Segment } from "../layout/curve.ts";
import type { Layout, LayoutWire } from "../layout/layout.ts";
import type { FlowMark, LineState, WireMark } from "./marks.ts";
import type { Moment } from "./moment.ts";
import { placesOf, type Places } from "./places.ts";
import { backwards, level, pathOf } from "./path.ts";

/** Index of wire -> what moves along it, for those along which something does. */
function busyWires(layout: Layout, places: Places, moment: Moment): ReadonlyMap<number, LineState> {
  const busy = new Map<number, LineState>();
  const mark = (slots: readonly Slot[], state: LineState): void => {
    for (const slot of slots) {
      const wire = wireAt(layout, places, slot);
      if (wire >= 0) busy.set(wire, state);
    }
  };
  mark(moment.upstream, "upstream");
  mark(moment.moving, moment.phase);
  return busy;
}

/** Index of the wire that enters a slot; −1 where none does. */
export function wireAt(layout: Layout, { entering }: Places, { gate, slot }: Slot): number {
  return entering[gate]?.find((wire) => layout.wires[wire]?.slot === slot) ?? -1;
}

const paths = new WeakMap<LayoutWire, string>();

function wirePath(wire: LayoutWire): string {
  const known = paths.get(wire);
  if (known !== undefined) return known;
  const path = pathOf(segmentsOf(wire.points));
  paths.set(wire, path);
  return path;
}

/** Marks of wires along which nothing moves, as far as they were asked for: the same ones at every cursor. */
interface Idle {
  readonly keys: readonly string[];
  readonly marks: (WireMark | undefined)[];
}

const idleIn = new WeakMap<Layout, Idle>();

function idleMarks(layout: Layout, keys: readonly string[]): (WireMark | undefined)[] {
  const known = idleIn.get(layout);
  if (known?.keys === keys) return known.marks;
  const made = { keys, marks: [] };
  idleIn.set(layout, made);
  return made.marks;
}

/**
 * What makes the mark of a wire, by its index.
 * @param path - Nodes on the paths that are shown: a wire between two of them lies on a path itself.
 */
export function wireMarker(
  graph: Graph,
  layout: Layout,
  moment: Moment,
  keys: readonly string[],
  path: ReadonlySet<number> | null,
): (index: number) => WireMark | null {
  const busy = busyWires(layout, placesOf(layout, graph), moment);
  const idle = idleMarks(layout, keys);
  const markOf = (wire: LayoutWire, state: LineState): WireMark => ({
    key: `${keys[wire.to] ?? ""}/${wire.slot}`,
    from: nodeAt(graph, wire.from).id,
    to: nodeAt(graph, wire.to).id,
    slot: wire.slot,
    path: wirePath(wire),
    state,
    onPath: path === null ? null : path.has(wire.from) && path.has(wire.to),
  });
  return (i) => {
    const wire = layout.wires[i];
    if (wire === undefined) return null;
    const state = busy.get(i);
    if (state !== undefined || path !== null) return markOf(wire, state ?? "idle");
    return (idle[i] ??= markOf(wire, "idle"));
  };
}

/** A value that is used more often than this sends no further dots: they would be a swarm. */
const MOST_DOTS = 64;

/** The dots of one step: what comes to the active node, then what leaves it. */
export function flowMarks(graph: Graph, layout: Layout, moment: Moment, keys: readonly string[]): FlowMark[] {
  const { kind, active, upstream } = moment;
  const moving = moment.moving.slice(0, MOST_DOTS);
  const places = placesOf(layout, graph);
  const box = layout.boxes[active];
  if (box === undefined || kind === "start") return [];
  const shapeEnd = box.x + box.width;
  const stub = level(shapeEnd + box.stub, shapeEnd, box.y);
  const segments = (slot: Slot): Segment[] => {
    const wire = layout.wires[wireAt(layout, places, slot)];
    return wire === undefined ? [] : segmentsOf(wire.points);
  };
  const dot = (name: string, turn: 0 | 1, route: readonly Segment[], stays: boolean): FlowMark => ({
    key: `${keys[active] ?? ""}/${name}`,
    kind: kind === "forward" ? "value" : "gradient",
    path: pathOf(route),
    turn,
    stays,
  });
  if (kind === "forward") return moving.map((slot) => dot(`in ${slot.slot}`, 0, segments(slot), true));
  if (kind === "seed") return [dot("seed", 0, [stub], false)];
  if (kind === "accumulate") {
    return moving.map((slot) => dot(`term ${slot.gate}.${slot.slot}`, 0, backwards(segments(slot)), true));
  }
  const arrivals = upstream.length === 0 ? [[stub]] : upstream.map((slot) => [...backwards(segments(slot)), stub]);
  return [
    ...arrivals.map((route, i) => dot(`upstream ${i}`, 0, route, false)),
    ...moving.map((slot) => dot(`out ${slot.slot}`, 1, backwards(segments(slot)), true)),
  ];
}
