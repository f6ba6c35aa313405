import { select, zoomTransform } from "d3";
import type { TipMark } from "../core/scene/marks.ts";
import type { ScenePart, Stage } from "../core/scene/stage.ts";
import { t } from "../core/words/t.ts";
import { drawBeacons } from "./beacons.ts";
import { createCrowd } from "./crowd.ts";
import { drawFlows } from "./flows.ts";
import { drawFrames } from "./frames.ts";
import type { Layer } from "./layer.ts";
import type { Motion } from "./motion.ts";
import { drawNodes } from "./nodes.ts";
import { createTip } from "./tip.ts";
import type { View } from "./view.ts";
import { drawWires } from "./wires.ts";
import "./frames.css";

/** What is drawn on, from the bottom up: a canvas for crowds, frames, wires, nodes, dots on their way, beacons, the tip. */
export interface Surface {
  /** Moves and scales with the view. */
  readonly world: Layer;
  readonly frames: Layer;
  readonly nodes: Layer;
  /** Draws a part of a picture. @param passing - How elements come and go. */
  readonly draw: (stage: Stage, scene: ScenePart, motion: Motion, passing: Motion) => void;
  /** The dots of a step. */
  readonly drawFlows: (scene: ScenePart, motion: Motion) => void;
  /** Draws what keeps to the screen's own scale, and the crowd. */
  readonly drawSight: (stage: Stage, scene: ScenePart, view: View, width: number, height: number) => void;
  readonly tell: (tip: TipMark | null) => void;
  /** Forgets the theme's colours. */
  readonly fade: () => void;
  readonly destroy: () => void;
}

/** What the hovered node of a crowd is: it is too small to say it itself. */
function nameTip({ nodes }: ScenePart, { k }: View): TipMark | null {
  const mark = nodes.find(({ hovered }) => hovered);
  if (mark === undefined) return null;
  const { x, y } = mark;
  const reach = 8 / k;
  return { x, top: y - reach, bottom: y + reach, which: "value", lines: [mark.name] };
}

/** Only a part of the nodes are elements: what is read out says how many there are. */
function describe(shown: number, count: number): string | null {
  if (shown >= count) return null;
  return t`${count} nodes in all. Those in sight are listed; the up and down arrow keys lead through all of them.`;
}

export function createSurface(svg: SVGSVGElement, crowdCanvas: HTMLCanvasElement | null): Surface {
  const root = select(svg).classed("drawing", true);
  const world = root.append("g").attr("class", "world");
  const frames = world.append("g").attr("class", "frames").attr("aria-hidden", "true");
  const wires = world.append("g").attr("class", "wires").attr("aria-hidden", "true");
  const nodes = world.append("g").attr("class", "nodes").attr("role", "group");
  // Without a tabindex of its own, Chromium makes an SVG element that listens for focus a tab stop.
  nodes.attr("aria-label", t`Computational graph`).attr("tabindex", -1);
  const flows = world.append("g").attr("class", "flows").attr("aria-hidden", "true");
  const beacons = root.append("g").attr("class", "beacons").attr("aria-hidden", "true");
  const tip = createTip(svg, root);
  const crowd = crowdCanvas === null ? null : createCrowd(crowdCanvas);
  const tell = (mark: TipMark | null): void => tip.update(mark, zoomTransform(svg));
  // It points at a place that zooming moves away.
  root.on("wheel.tip", () => tell(null), { passive: true });

  return {
    world,
    frames,
    nodes,
    draw: (stage, scene, motion, passing) => {
      drawFrames(frames, scene.frames, motion);
      drawWires(wires, scene.wires, motion, passing);
      drawNodes(nodes, scene.nodes, motion, passing);
      root.classed("crowded", scene.crowded);
      nodes.attr("aria-description", describe(scene.nodes.length, stage.count));
    },
    drawFlows: (scene, motion) => drawFlows(flows, scene.flows, motion),
    drawSight: (stage, scene, view, width, height) => {
      if (scene.crowded) {
        crowd?.show(stage, view, width, height);
        tell(nameTip(scene, view));
      } else crowd?.clear();
      drawBeacons(beacons, scene.crowded ? scene.nodes : [], view);
    },
    tell,
    fade: () => crowd?.fade(),
    destroy: () => {
      crowd?.clear();
      root.on("wheel.tip", null).classed("drawing crowded", false);
      world.selectAll("*").interrupt();
      world.remove();
      root.selectAll("g.beacons, g.tip").remove();
    },
  };
}
