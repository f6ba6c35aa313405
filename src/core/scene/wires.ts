import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { segmentsOf, type Segment } from "../layout/curve.ts";
import type { Layout, LayoutWire } from "../layout/layout.ts";
import type { FlowMark, LineState, WireMark } from "./marks.ts";
import type { Moment, Slot } from "./moment.ts";
import { backwards, level, pathOf } from "./path.ts";

const has = (slots: readonly Slot[], gate: number, slot: number): boolean =>
  slots.some((each) => each.gate === gate && each.slot === slot);

function wireState(wire: LayoutWire, moment: Moment): LineState {
  if (has(moment.moving, wire.to, wire.slot)) return moment.phase;
  return has(moment.upstream, wire.to, wire.slot) ? "upstream" : "idle";
}

const paths = new WeakMap<LayoutWire, string>();

function wirePath(wire: LayoutWire): string {
  const known = paths.get(wire);
  if (known !== undefined) return known;
  const path = pathOf(segmentsOf(wire.points));
  paths.set(wire, path);
  return path;
}

/** @param path - Nodes on the paths that are shown: a wire between two of them lies on a path itself. */
export function wireMarks(
  graph: Graph,
  layout: Layout,
  moment: Moment,
  keys: readonly string[],
  path: ReadonlySet<number> | null,
): WireMark[] {
  return layout.wires.map((wire) => ({
    key: `${keys[wire.to] ?? ""}/${wire.slot}`,
    from: nodeAt(graph, wire.from).id,
    to: nodeAt(graph, wire.to).id,
    slot: wire.slot,
    path: wirePath(wire),
    state: wireState(wire, moment),
    onPath: path === null ? null : path.has(wire.from) && path.has(wire.to),
  }));
}

/** The dots of one step: what comes to the active node, then what leaves it. */
export function flowMarks(layout: Layout, moment: Moment, keys: readonly string[]): FlowMark[] {
  const { kind, active, moving, upstream } = moment;
  const box = layout.boxes[active];
  if (box === undefined || kind === "start") return [];
  const shapeEnd = box.x + box.width;
  const stub = level(shapeEnd + box.stub, shapeEnd, box.y);
  const segments = ({ gate, slot }: Slot): Segment[] => {
    const wire = layout.wires.find((each) => each.to === gate && each.slot === slot);
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
