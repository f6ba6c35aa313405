import type { Extent } from "../core/scene/extent.ts";
import type { Stage } from "../core/scene/stage.ts";
import type { Layout } from "../core/layout/layout.ts";
import { inkOf, type Ink } from "./ink.ts";

/** Smaller graphs are seen as a whole, or nearly so. */
const LEAST_NODES = 60;
/** The map in CSS pixels: as large as fits, and never a mere line. */
const MOST = { width: 176, height: 112 };
const LEAST_SIDE = 28;
const DOT = 1.2;
const ACTIVE = 3.5;

export interface Minimap {
  /** @param seen - What the window shows. */
  readonly show: (stage: Stage, seen: Extent) => void;
  /** Forgets the colours. */
  readonly fade: () => void;
  readonly destroy: () => void;
}

/** From graph units to CSS pixels of the map. */
interface Scale {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

/** In proportion, except that a long line of gates is spread out. */
function scaleOf({ width, height }: Layout): Scale {
  const k = Math.min(MOST.width / Math.max(1, width), MOST.height / Math.max(1, height));
  const size = { width: Math.max(LEAST_SIDE, width * k), height: Math.max(LEAST_SIDE, height * k) };
  return { ...size, x: size.width / Math.max(1, width), y: size.height / Math.max(1, height) };
}

/** All that stays: a dot for each node, and the frames. Painted once for a layout. */
function ground(layout: Layout, scale: Scale, ratio: number, ink: Ink): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(scale.width * ratio);
  canvas.height = Math.round(scale.height * ratio);
  const pen = canvas.getContext("2d");
  if (pen === null) return canvas;
  pen.scale(ratio, ratio);
  pen.fillStyle = ink.soft;
  pen.globalAlpha = 0.6;
  for (const { x, y, width } of layout.boxes) {
    const wide = Math.max(DOT, width * scale.x);
    pen.fillRect((x + width / 2) * scale.x - wide / 2, y * scale.y - DOT / 2, wide, DOT);
  }
  pen.strokeStyle = ink.soft;
  for (const frame of layout.frames)
    if (frame !== null)
      pen.strokeRect(frame.x * scale.x, frame.y * scale.y, frame.width * scale.x, frame.height * scale.y);
  return canvas;
}

/** A map of the whole graph, in which the window can be moved with the pointer. */
export function createMinimap(canvas: HTMLCanvasElement, onGo: (x: number, y: number) => void): Minimap {
  const pen = canvas.getContext("2d");
  let ink: Ink | null = null;
  let base: { readonly layout: Layout; readonly ratio: number; readonly canvas: HTMLCanvasElement } | null = null;
  let scale: Scale = { width: 0, height: 0, x: 1, y: 1 };

  const go = (event: PointerEvent): void => {
    const { left, top } = canvas.getBoundingClientRect();
    onGo((event.clientX - left - canvas.clientLeft) / scale.x, (event.clientY - top - canvas.clientTop) / scale.y);
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    go(event);
  };
  const onMove = (event: PointerEvent): void => {
    if (canvas.hasPointerCapture(event.pointerId)) go(event);
  };
  canvas.addEventListener("pointerdown", onDown);
  canvas.addEventListener("pointermove", onMove);

  /** The ground for a layout at the present resolution and in the present colours. */
  const groundFor = (layout: Layout): HTMLCanvasElement => {
    const ratio = window.devicePixelRatio;
    if (base?.layout === layout && base.ratio === ratio) return base.canvas;
    scale = scaleOf(layout);
    ink = inkOf(canvas);
    base = { layout, ratio, canvas: ground(layout, scale, ratio, ink) };
    canvas.width = base.canvas.width;
    canvas.height = base.canvas.height;
    canvas.style.width = `${scale.width}px`;
    canvas.style.height = `${scale.height}px`;
    return base.canvas;
  };

  const rectangle = (target: Pen, seen: Extent, style: Ink): void => {
    const left = Math.max(1, seen.left * scale.x);
    const top = Math.max(1, seen.top * scale.y);
    const right = Math.min(scale.width - 1, seen.right * scale.x);
    const bottom = Math.min(scale.height - 1, seen.bottom * scale.y);
    target.strokeStyle = style.ink;
    target.lineWidth = 1.5;
    target.strokeRect(left, top, Math.max(3, right - left), Math.max(3, bottom - top));
  };

  return {
    show: (stage, seen) => {
      const wanted = stage.count > LEAST_NODES;
      canvas.hidden = !wanted;
      if (!wanted || pen === null) return;
      const still = groundFor(stage.layout);
      if (ink === null) return;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(still, 0, 0);
      pen.scale(window.devicePixelRatio, window.devicePixelRatio);
      rectangle(pen, seen, ink);
      const active = stage.active === null ? null : stage.focus.at(-1);
      if (active === null || active === undefined) return;
      pen.fillStyle = stage.cursor <= stage.trace.forwardCount ? ink.value : ink.gradient;
      pen.beginPath();
      const x = ((active.left + active.right) / 2) * scale.x;
      pen.arc(x, ((active.top + active.bottom) / 2) * scale.y, ACTIVE, 0, 2 * Math.PI);
      pen.fill();
    },
    fade: () => {
      base = null;
    },
    destroy: () => {
      canvas.removeEventListener("pointerdown", onDown);
      canvas.removeEventListener("pointermove", onMove);
      canvas.hidden = true;
    },
  };
}

type Pen = CanvasRenderingContext2D;
