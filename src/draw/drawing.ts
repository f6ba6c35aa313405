import { select } from "d3";
import type { NodeId } from "../core/graph/graph.ts";
import type { Extent } from "../core/scene/extent.ts";
import type { HoverCell } from "../core/scene/marks.ts";
import type { ScenePart, Stage } from "../core/scene/stage.ts";
import { createCamera, type Padding } from "./camera.ts";
import { watchCells } from "./cells.ts";
import { watchFrames } from "./frames.ts";
import { watchInk } from "./ink.ts";
import { rove } from "./keyboard.ts";
import { createMinimap } from "./minimap.ts";
import { motionFor, still, wantsStillness } from "./motion.ts";
import { watchPointer } from "./pointing.ts";
import { createSurface } from "./surface.ts";
import { inSight, type View } from "./view.ts";
import { mostMarks, serves, windowFor } from "./window.ts";
import "./drawing.css";
import "./heat.css";

export interface DrawingEvents {
  /** A gate or input was clicked or entered; null when the background was clicked or the selected node once more. */
  readonly onSelect: (id: NodeId | null) => void;
  readonly onHover: (id: NodeId | null) => void;
  /** A gate is to be marked, or its mark taken back: it was clicked with Shift, or `m` was pressed on it. */
  readonly onMark: (id: NodeId) => void;
  /** A gate is to be opened: it was clicked twice, or `o` was pressed on it. */
  readonly onOpen: (id: NodeId) => void;
  /** The innermost group around a node is to be closed: `c` was pressed on it. */
  readonly onClose: (id: NodeId) => void;
  /** The name on a group's frame was clicked. */
  readonly onToggle: (group: string) => void;
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
  /** Drawn in another page's frame. */
  readonly framed?: boolean;
}

export interface Drawing {
  /** Draws a moment. What an earlier call left moving is cut short; the picture always ends as this stage says. */
  readonly update: (stage: Stage, options: DrawingOptions) => void;
  /** Shows the whole graph, however small. */
  readonly fit: () => void;
  /** Zooms about the middle by a factor. */
  readonly zoomBy: (factor: number) => void;
  /** Pans, if need be, until the node is seen. Unknown ids are ignored. */
  readonly reveal: (id: NodeId) => void;
  /** Focuses a node, which takes the tab stop. Unknown ids are ignored. */
  readonly focus: (id: NodeId) => void;
  /** What is seen: where graph units lie on the svg. */
  readonly view: () => View;
  /** Calls whenever that changes, until the returned function is called. */
  readonly watchView: (told: () => void) => () => void;
  /** Removes everything that it put into the svg, and its listeners. */
  readonly destroy: () => void;
}

/** Canvases beside the svg. Without them a drawing shows only what it can show with elements. */
export interface Canvases {
  /** Lies under the svg and has its size. */
  readonly crowd: HTMLCanvasElement;
  /** Takes a map of the whole graph, in the size that the map needs. */
  readonly map: HTMLCanvasElement;
}

/** Draws moments into an empty `<svg>` that the page lays out; all else about the element is the page's. */
export function createDrawing(svg: SVGSVGElement, events: DrawingEvents, canvases: Canvases | null = null): Drawing {
  const root = select(svg);
  const surface = createSurface(svg, canvases?.crowd ?? null);
  let current: Stage | null = null;
  let shown: ScenePart | null = null;
  let drawnWindow: Extent | null = null;
  let drawnMost = Infinity;
  /** True while the camera is told of a new moment: what it then sees is drawn in one go. */
  let updating = false;

  const sight = (): Extent => {
    const view = camera.view();
    return inSight(view, view.width, view.height);
  };
  const mostOf = ({ count }: Stage): number => (canvases === null ? Infinity : mostMarks(count, camera.view().k));
  /** The part that needs elements now. */
  const part = (stage: Stage): ScenePart => {
    drawnWindow = windowFor(stage.count, sight());
    drawnMost = mostOf(stage);
    return stage.scene({ window: drawnWindow, most: drawnMost, kept: keyboard.kept() });
  };
  /** Draws the same moment anew, as far as it is seen now. */
  const redraw = (stage: Stage): ScenePart => {
    const scene = part(stage);
    surface.draw(stage, scene, still, still);
    shown = scene;
    keyboard.update(stage);
    return scene;
  };
  const drawSight = (stage: Stage, scene: ScenePart): void => {
    const { width, height, ...view } = camera.view();
    surface.drawSight(stage, scene, view, width, height);
    map?.show(stage, sight());
  };
  const watchers = new Set<() => void>();
  const onView = (): void => {
    for (const told of watchers) told();
    if (updating || current === null || shown === null) return;
    const isServed = drawnMost === mostOf(current) && serves(drawnWindow, shown.crowded, sight());
    drawSight(current, isServed ? shown : redraw(current));
  };

  const camera = createCamera(svg, surface.world, onView);
  const map = canvases === null ? null : createMinimap(canvases.map, camera.centre);
  const revealAt = (index: number): void => {
    const extent = current?.places.nodes[index];
    if (extent !== undefined) camera.reveal(extent);
  };
  const select_ = (id: NodeId): void => events.onSelect(id === current?.view.selected ? null : id);
  const keyboard = rove(surface.nodes, {
    onSelect: select_,
    onHover: events.onHover,
    onMark: events.onMark,
    onOpen: events.onOpen,
    onClose: events.onClose,
    onReveal: revealAt,
    onKeep: (key) => {
      if (current !== null && shown?.nodes.some((mark) => mark.key === key) === false) redraw(current);
    },
  });
  watchFrames(surface.frames, events.onToggle);
  if (events.onHoverCell !== undefined) watchCells(surface.nodes, events.onHoverCell);
  watchPointer(root, {
    crowd: () => (shown?.crowded === true && current !== null ? { stage: current, view: camera.view() } : null),
    onHover: (index) => {
      const id = current?.trace.graph.nodes[index]?.id ?? null;
      if (id !== (current?.view.hovered ?? null)) events.onHover(id);
    },
    onClick: (index) => {
      const id = current?.trace.graph.nodes[index]?.id;
      if (id === undefined) {
        keyboard.focus();
        if (current !== null && current.view.selected !== null) events.onSelect(null);
        return;
      }
      select_(id);
      keyboard.goTo(index);
    },
  });
  const stopWatching = watchInk(() => {
    surface.fade();
    map?.fade();
    onView();
  });

  return {
    update: (stage, options) => {
      const animate = options.animate && !wantsStillness();
      const before = shown;
      current = stage;
      updating = true;
      camera.update(stage, { animate, padding: options.padding, maxScale: options.maxScale, framed: options.framed });
      updating = false;
      const scene = part(stage);
      const motion = motionFor(scene, before, animate, options.duration);
      root.classed("still", !animate).style("--leave", `${motion.leave}ms`);
      for (const element of [svg, canvases?.crowd]) element?.classList.toggle("stale", options.stale === true);
      // Elements of one and the same graph come and go with the window alone.
      surface.draw(stage, scene, motion, before?.structure === stage.structure ? still : motion);
      surface.drawFlows(scene, motion);
      shown = scene;
      keyboard.update(stage);
      surface.tell(scene.tip);
      drawSight(stage, scene);
    },
    fit: camera.fit,
    zoomBy: camera.zoomBy,
    reveal: (id) => revealAt(current?.indexOfId(id) ?? -1),
    focus: (id) => {
      const index = current?.indexOfId(id) ?? -1;
      if (index >= 0) keyboard.goTo(index);
    },
    view: () => camera.view(),
    watchView: (told) => {
      watchers.add(told);
      return () => watchers.delete(told);
    },
    destroy: () => {
      stopWatching();
      map?.destroy();
      camera.destroy();
      surface.destroy();
      root.on("click.drawing pointermove.crowd pointerleave.crowd", null).style("--leave", null);
      root.classed("still stale", false);
    },
  };
}
