import { easeCubicInOut, type Selection } from "d3";
import type { FlowMark } from "../core/scene/marks.ts";
import { same, type Layer } from "./layer.ts";
import type { Motion } from "./motion.ts";

const RADIUS = 6;
const SVG = "http://www.w3.org/2000/svg";

type Dot = Selection<SVGCircleElement, unknown, null, undefined>;

/** A path to measure on, never shown. */
function track(path: string): SVGPathElement {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", path);
  return element;
}

/** Where on its path a dot that stays comes to rest, as a share of the length. */
const REST = 0.5;

function put(dot: Dot, path: SVGPathElement, length: number): void {
  const { x, y } = path.getPointAtLength(length);
  dot.attr("cx", x).attr("cy", y);
}

function settle(dot: Dot, mark: FlowMark): void {
  const path = track(mark.path);
  put(dot, path, REST * path.getTotalLength());
}

function travel(dot: Dot, mark: FlowMark, { turn }: Motion): void {
  const path = track(mark.path);
  const length = path.getTotalLength() * (mark.stays ? REST : 1);
  dot.style("opacity", 0);
  const journey = dot
    .transition("travel")
    .delay(mark.turn * turn)
    .duration(turn)
    .ease(easeCubicInOut);
  journey.on("start", () => dot.style("opacity", null));
  journey.tween("along", () => (t: number) => {
    put(dot, path, t * length);
  });
  if (!mark.stays) journey.remove();
}

/** The dots of a step. A still picture shows those that stay, at rest; a step forward in time lets all of them travel. */
export function drawFlows(layer: Layer, marks: readonly FlowMark[], motion: Motion): void {
  const before = layer.datum() ?? [];
  // Whatever else changed, these dots are where they should be, or on their way.
  if (motion.fade > 0 && !motion.travels && same(before, marks)) return;
  layer.datum(marks).selectAll("circle").interrupt("travel").remove();
  for (const mark of marks) {
    if (!motion.travels && !mark.stays) continue;
    const dot = layer.append("circle").attr("class", `flow ${mark.kind}`).attr("r", RADIUS);
    if (motion.travels) travel(dot, mark, motion);
    else settle(dot, mark);
  }
}
