import { easeCubicInOut, interpolate, select, zoom, zoomIdentity, zoomTransform, type D3ZoomEvent } from "d3";
import type { Extent } from "../core/scene/extent.ts";
import type { Setting } from "../core/scene/marks.ts";
import type { Layer } from "./layer.ts";
import {
  autoView,
  centred,
  fitScale,
  fitView,
  LEAST_SCALE,
  revealing,
  windowOf,
  type Padding,
  type View,
  type Window,
} from "./view.ts";
import { isDistant } from "./window.ts";

export type { Padding };

export interface CameraOptions {
  readonly animate: boolean;
  readonly padding?: Partial<Padding> | undefined;
  readonly maxScale?: number | undefined;
  /** In another page's frame one finger scrolls that page, until the reader zooms or pans. */
  readonly framed?: boolean | undefined;
}

export interface Camera {
  readonly update: (scene: Setting, options: CameraOptions) => void;
  /** What is seen at present, and the size of the canvas in CSS pixels. */
  readonly view: () => View & { readonly width: number; readonly height: number };
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly reveal: (extent: Extent) => void;
  /** Puts a place of the drawing into the middle. */
  readonly centre: (x: number, y: number) => void;
  readonly destroy: () => void;
}

const PADDING = 8;
const MOST = 1.6;
const CLOSEST = 4;
const MOVE = 380;
/** Below this scale the numbers in cells are a blur: colours and shapes remain. */
const FAR = 0.45;
/** Farther than so many canvases away, the way there shows nothing but a blur. */
const LEAP = 3;

/**
 * Who decides what is seen: `auto` shows everything while that is legible and else follows the step; `all` shows
 * everything at any size, on request; `reader` is wherever the reader panned or zoomed to.
 */
type Mode = "auto" | "all" | "reader";

const transformOf = (view: View): typeof zoomIdentity => zoomIdentity.translate(view.x, view.y).scale(view.k);

/** Doublings of the scale for one turn of the wheel or one event of a pinch (which arrives as a wheel with Ctrl). */
function wheelDelta(event: WheelEvent): number {
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 25;
  const pixels = -event.deltaY * lines;
  return Math.max(-0.4, Math.min(0.4, pixels * (event.ctrlKey ? 0.01 : 0.002)));
}

/** @param onView - Called whenever another part of the drawing is seen. */
export function createCamera(svg: SVGSVGElement, world: Layer, onView: () => void): Camera {
  const root = select<SVGSVGElement, unknown>(svg);
  let mode: Mode = "auto";
  let shown: Setting | null = null;
  let options: CameraOptions = { animate: false };
  let size = { width: 0, height: 0 };

  const now = (): View => zoomTransform(svg);
  const pane = (): Window => {
    const all = { top: PADDING, right: PADDING, bottom: PADDING, left: PADDING };
    return windowOf(size.width, size.height, { ...all, ...options.padding });
  };
  const focused = (): boolean => svg.contains(svg.ownerDocument.activeElement);

  /** How much detail is shown at a scale. */
  const grade = (k: number): void => {
    root.classed("far", k < FAR).classed("distant", isDistant(shown?.count ?? 0, k));
  };

  const behaviour = zoom<SVGSVGElement, unknown>()
    .interpolate(interpolate)
    .clickDistance(4)
    .wheelDelta(wheelDelta)
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey || focused();
      if (event instanceof MouseEvent) return event.button === 0 && !event.ctrlKey;
      return !("touches" in event) || (event as TouchEvent).touches.length > 1 || svg.style.touchAction === "none";
    })
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      world.attr("transform", event.transform.toString());
      grade(event.transform.k);
      onView();
      if (event.sourceEvent === null || event.sourceEvent === undefined) return;
      mode = "reader";
      yieldTouch(event.transform);
    });
  root.call(behaviour).on("dblclick.zoom", null);

  /** While all is in sight, one finger scrolls the page (and swipes are the page's); else it pans. */
  const yieldTouch = (view: View): void => {
    const { width, height } = pane();
    const whole = shown !== null && view.k * shown.width <= width + 1 && view.k * shown.height <= height + 1;
    svg.style.touchAction = (whole || options.framed === true) && mode !== "reader" ? "pan-y" : "none";
  };

  const goTo = (view: View, animate: boolean): void => {
    const target = transformOf(view);
    const { k, x, y } = now();
    root.interrupt();
    if (Math.abs(k - view.k) < 1e-4 && Math.abs(x - view.x) < 0.1 && Math.abs(y - view.y) < 0.1) return;
    const leaps = Math.hypot(x - view.x, y - view.y) > LEAP * Math.hypot(size.width, size.height) && view.k === k;
    if (animate && !leaps) root.transition().duration(MOVE).ease(easeCubicInOut).call(behaviour.transform, target);
    else root.call(behaviour.transform, target);
  };

  /** Where a movement under way will end, so that following decides by that and not by a place in passing. */
  let goal: View | null = null;
  const settle = (animate: boolean): void => {
    if (shown === null || size.width === 0 || mode === "reader") return;
    const pane_ = pane();
    const most = options.maxScale ?? MOST;
    goal = mode === "all" ? fitView(shown, pane_, most) : autoView(shown, pane_, most, goal);
    behaviour.scaleExtent([Math.min(LEAST_SCALE, fitScale(shown, pane_)) / 2, CLOSEST]);
    yieldTouch(goal);
    goTo(goal, animate);
  };

  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const { width, height } = entry.contentRect;
    const before = size;
    size = { width, height };
    onView();
    if (mode !== "reader" || before.width === 0) settle(false);
    else goTo({ ...now(), x: now().x + (width - before.width) / 2, y: now().y + (height - before.height) / 2 }, false);
  });
  observer.observe(svg);

  return {
    update: (scene, next) => {
      const changed = shown === null || shown.structure !== scene.structure;
      const first = shown === null;
      shown = scene;
      options = next;
      if (changed) mode = "auto";
      if (size.width === 0) size = { width: svg.clientWidth, height: svg.clientHeight };
      settle(next.animate && !first);
      grade(now().k);
    },
    fit: () => {
      mode = "all";
      settle(options.animate);
    },
    zoomBy: (factor) => {
      mode = "reader";
      yieldTouch(now());
      const { left, top, width, height } = pane();
      const target = options.animate ? root.transition().duration(MOVE / 2) : root;
      // A transition and a selection are called alike, but their types do not meet.
      behaviour.scaleBy(target as typeof root, factor, [left + width / 2, top + height / 2]);
    },
    view: () => {
      const { k, x, y } = now();
      return { k, x, y, ...size };
    },
    centre: (x, y) => {
      mode = "reader";
      const view = centred(x, y, pane(), now());
      yieldTouch(view);
      goTo(view, false);
    },
    reveal: (extent) => {
      const view = revealing(extent, pane(), goal !== null && mode !== "reader" ? goal : now());
      if (mode !== "reader") goal = view;
      goTo(view, options.animate);
    },
    destroy: () => {
      observer.disconnect();
      root.interrupt().on(".zoom", null).classed("far distant", false);
      svg.style.removeProperty("touch-action");
    },
  };
}
