import { select } from "d3";
import type { Stage } from "../core/scene/stage.ts";
import { still } from "./motion.ts";
import { createSurface } from "./surface.ts";
import "./drawing.css";
import "./heat.css";

/**
 * Draws all of a moment at once into an empty `<svg>`, in graph units from its corner: without movement, camera, pointer
 * or keyboard, to be read off and thrown away.
 */
export function drawAtRest(svg: SVGSVGElement, stage: Stage): void {
  const surface = createSurface(svg, null);
  select(svg).classed("still", true);
  const scene = stage.scene({ window: null, most: Infinity, kept: -1 });
  surface.draw(stage, scene, still, still);
  surface.drawFlows(scene, still);
}
