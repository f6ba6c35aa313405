import { select, zoomTransform } from "d3";
import type { NodeId } from "../core/graph/graph.ts";
import type { HoverCell, Scene } from "../core/scene/marks.ts";
import { createCamera, type Padding } from "./camera.ts";
import { watchCells } from "./cells.ts";
import { drawFlows } from "./flows.ts";
import { rove } from "./keyboard.ts";
import { motionFor, wantsStillness } from "./motion.ts";
import { drawNodes } from "./nodes.ts";
import { createTip } from "./tip.ts";
import { drawWires } from "./wires.ts";
import "./drawing.css";
import "./heat.css";

export interface DrawingEvents {
  /** A gate or input was clicked or entered; null when the background was clicked or the selected node once more. */
  readonly onSelect: (id: NodeId | null) => void;
  readonly onHover: (id: NodeId | null) => void;
  /** The pointer is on another cell of a matrix than before, or on none. To be handed on to the scene as its `cell`. */
  readonly onHoverCell?: (cell: HoverCell | null) => void;
}

export interface DrawingOptions {
  /** False: the same states without movement. The reader's system setting for reduced motion is obeyed in any case. */
  readonly animate: boolean;
  /** Milliseconds that one step's movement takes; 650 unless given. */
  readonly duration?: number;
  /** The text is broken and this is the last picture that worked: drawn grey. */
  readonly stale?: boolean;
  /** CSS pixels that something lying over the canvas takes from each side; 28 unless given. */
  readonly padding?: Partial<Padding>;
  /** The largest zoom that is chosen by itself; 1.6 unless given (more where a room has to read it). */
  readonly maxScale?: number;
}

export interface Drawing {
  /** Draws a scene. What an earlier call left moving is cut short; the picture always ends as this scene says. */
  readonly update: (scene: Scene, options: DrawingOptions) => void;
  /** Shows the whole graph, however small. */
  readonly fit: () => void;
  /** Zooms about the middle by a factor. */
  readonly zoomBy: (factor: number) => void;
  /** Pans, if need be, until the node is seen. Unknown ids are ignored. */
  readonly reveal: (id: NodeId) => void;
  /** Focuses a node, which takes the tab stop. Unknown ids are ignored. */
  readonly focus: (id: NodeId) => void;
  /** Removes everything that it put into the svg, and its listeners. */
  readonly destroy: () => void;
}

/** Draws scenes into an empty `<svg>` that the page lays out; all else about the element is the page's. */
export function createDrawing(svg: SVGSVGElement, events: DrawingEvents): Drawing {
  const root = select(svg).classed("drawing", true);
  const world = root.append("g").attr("class", "world");
  const wires = world.append("g").attr("class", "wires").attr("aria-hidden", "true");
  const nodes = world.append("g").attr("class", "nodes").attr("role", "group");
  // Without a tabindex of its own, Chromium makes an SVG element that listens for focus a tab stop.
  nodes.attr("aria-label", "Computational graph").attr("tabindex", -1);
  const flows = world.append("g").attr("class", "flows").attr("aria-hidden", "true");
  const camera = createCamera(svg, world);
  const tip = createTip(svg, root);
  // It points at a place that zooming moves away.
  root.on("wheel.tip", () => tip.update(null, zoomTransform(svg)), { passive: true });
  if (events.onHoverCell !== undefined) watchCells(nodes, events.onHoverCell);
  let shown: Scene | null = null;

  const select_ = (id: NodeId | null): void => {
    const selected = shown?.nodes.find((node) => node.selected)?.id ?? null;
    events.onSelect(id === selected ? null : id);
  };
  const keyboard = rove(nodes, { ...events, onSelect: select_, onReveal: camera.reveal });
  root.on("click.drawing", (event: MouseEvent) => {
    const node = event.target instanceof Element ? event.target.closest(".node") : null;
    if (node !== null) return;
    keyboard.focus();
    if (shown?.nodes.some((each) => each.selected) === true) events.onSelect(null);
  });

  return {
    update: (scene, options) => {
      const animate = options.animate && !wantsStillness();
      const motion = motionFor(scene, shown, animate, options.duration);
      root.classed("still", !animate).classed("stale", options.stale === true);
      root.style("--leave", `${motion.leave}ms`);
      drawWires(wires, scene.wires, motion);
      drawNodes(nodes, scene.nodes, motion);
      drawFlows(flows, scene.flows, motion);
      keyboard.update(scene);
      camera.update(scene, { animate, padding: options.padding, maxScale: options.maxScale });
      tip.update(scene.tip, zoomTransform(svg));
      shown = scene;
    },
    fit: camera.fit,
    zoomBy: camera.zoomBy,
    reveal: (id) => {
      const mark = shown?.nodes.find((node) => node.id === id);
      if (mark !== undefined) camera.reveal(mark);
    },
    focus: (id) => {
      const mark = shown?.nodes.find((node) => node.id === id);
      if (mark !== undefined) keyboard.goTo(mark.key);
    },
    destroy: () => {
      camera.destroy();
      root.on("click.drawing wheel.tip", null).style("--leave", null).classed("drawing still stale", false);
      world.selectAll("*").interrupt();
      world.remove();
      root.select("g.tip").remove();
    },
  };
}
