import { select } from "d3";
import type { Scene } from "../core/scene/marks.ts";
import { drawFrames } from "./frames.ts";
import { still } from "./motion.ts";
import { drawNodes } from "./nodes.ts";
import { drawWires } from "./wires.ts";
import "./drawing.css";
import "./frames.css";
import "./heat.css";

/** Graph units: a smaller graph is not made larger than this, and of a wider one the end is shown. */
const least = { width: 520, height: 200 };
const most = 2000;
const margin = 24;

/** Draws a picture once and for all, small and silent, into an empty `<svg>`. */
export function drawThumbnail(svg: SVGSVGElement, scene: Scene): void {
  const root = select(svg).classed("drawing still", true);
  root.selectAll("*").remove();
  const width = Math.min(scene.width + 2 * margin, most);
  const left = scene.width + margin - width;
  const wide = Math.max(width, least.width);
  const high = Math.max(scene.height + 2 * margin, least.height);
  const x = left - (wide - width) / 2;
  const y = (scene.height - high) / 2;
  root.attr("viewBox", `${x} ${y} ${wide} ${high}`).classed("cropped", scene.width + 2 * margin > most);
  drawFrames(root.append("g"), scene.frames, still);
  drawWires(root.append("g"), scene.wires, still, still);
  drawNodes(root.append("g"), scene.nodes, still, still);
  // Nothing in it is a button.
  root.selectAll(".node").attr("role", null).attr("tabindex", null).attr("aria-label", null).attr("aria-pressed", null);
  root.selectAll("title").remove();
}
