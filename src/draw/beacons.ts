import type { Selection } from "d3";
import { GATE_RADIUS } from "../core/layout/layout.ts";
import type { NodeMark } from "../core/scene/marks.ts";
import type { View } from "./view.ts";

/** A beacon is seen at any scale: so many CSS pixels, or a little more than the gate. */
const LEAST = 8;
const AROUND = 6;

/** Rings in the screen's own scale around the nodes that stand out of a crowd: the active, the selected and the hovered one. */
export function drawBeacons(
  layer: Selection<SVGGElement, unknown, null, undefined>,
  marks: readonly NodeMark[],
  { k, x, y }: View,
): void {
  const out = marks.filter(({ state, selected, hovered }) => state === "active" || selected || hovered);
  const classOf = ({ state, phase, selected }: NodeMark): string =>
    `beacon ${state === "active" ? phase : selected ? "selected" : "hovered"}`;
  layer
    .selectAll<SVGCircleElement, NodeMark>("circle")
    .data(out, (mark) => mark.key)
    .join("circle")
    .attr("class", classOf)
    .attr("r", Math.max(LEAST, k * GATE_RADIUS + AROUND))
    .attr("cx", (mark) => k * mark.x + x)
    .attr("cy", (mark) => k * mark.y + y);
}
