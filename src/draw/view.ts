import type { Extent } from "../core/scene/extent.ts";
import type { NodeMark, Setting } from "../core/scene/marks.ts";
import { CELL_SIZE, MATRIX_GAP, NUMBER_SIZE, SHAPE_ROOM } from "../core/scene/metrics.ts";

/** A zoom transform: screen = k · graph + (x, y). */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The part of the canvas that nothing lies over, in CSS pixels. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** No number is smaller than this on the screen unless the reader asks for it. */
const LEGIBLE = 12;
export const LEAST_SCALE = LEGIBLE / NUMBER_SIZE;
/** The same for numbers in the cells of a matrix, whose type is smaller. */
const LEAST_CELL_SCALE = LEGIBLE / CELL_SIZE;
/** Where not all fits, we follow, at most this part as large as a graph that fits: what stands around is worth seeing. */
const FOLLOW_PART = 0.5;
/** What the step is about stays out of the outer fifth of the window where there is room for that. */
const EDGE = 0.2;

export function windowOf(width: number, height: number, padding: Padding): Window {
  const { top, right, bottom, left } = padding;
  return { left, top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
}

/** The largest scale at which the whole graph is in the window. */
export function fitScale(scene: Setting, window: Window): number {
  return Math.min(window.width / Math.max(1, scene.width), window.height / Math.max(1, scene.height));
}

export function fitView(scene: Setting, window: Window, most: number): View {
  const k = Math.min(most, fitScale(scene, window));
  return {
    k,
    x: window.left + (window.width - k * scene.width) / 2,
    y: window.top + (window.height - k * scene.height) / 2,
  };
}

/** Offset on one axis: centred if all of it fits, else such that `focus` is inside, moved only if it was near the edge. */
function follow(
  size: number,
  start: number,
  room: number,
  k: number,
  focus: [number, number],
  now: number | null,
): number {
  const extent = k * size;
  if (extent <= room) return start + (room - extent) / 2;
  const [low, high] = [k * focus[0], k * focus[1]];
  const near = Math.min(EDGE * room, (room - (high - low)) / 4);
  const seen = now !== null && low + now >= start + near && high + now <= start + room - near;
  const wanted = seen ? now : start + room / 2 - (low + high) / 2;
  return Math.min(start, Math.max(start + room - extent, wanted));
}

/** How far a node reaches above and below its wire. */
export function reachAcross(mark: NodeMark): number {
  const grid = mark.tensor?.grid ?? null;
  return grid === null ? 60 : Math.max(60, MATRIX_GAP + grid.height + SHAPE_ROOM);
}

/** Below this not all is shown at once. */
function leastScale({ cells }: Setting): number {
  return cells ? LEAST_CELL_SCALE : LEAST_SCALE;
}

/** The scale at which any gate is seen with its operands and its result, as far as it is legible: one for all steps. */
function followScale(scene: Setting, window: Window, most: number): number {
  const { width, height } = scene.widest;
  const k = Math.min(most * FOLLOW_PART, window.width / width, window.height / height);
  return Math.max(k, leastScale(scene), most / 3);
}

/** Everything, if its numbers are legible then; else legible, and around the node that the step is about. */
export function autoView(scene: Setting, window: Window, most: number, now: View | null): View {
  const whole = fitView(scene, window, most);
  const [focus] = scene.focus;
  if (whole.k >= leastScale(scene) || focus === undefined) return whole;
  const k = followScale(scene, window, most);
  const kept = now !== null && Math.abs(now.k - k) < 1e-3 ? now : null;
  // The most that there is room for; of the node alone its middle, if need be.
  const least = scene.focus.at(-1) ?? focus;
  const across = scene.focus.find(({ left, right }) => k * (right - left) <= window.width) ?? least;
  const down = scene.focus.find(({ top, bottom }) => k * (bottom - top) <= window.height) ?? least;
  return {
    k,
    x: follow(scene.width, window.left, window.width, k, [across.left, across.right], kept?.x ?? null),
    y: follow(scene.height, window.top, window.height, k, [down.top, down.bottom], kept?.y ?? null),
  };
}

/** The nearest view in which all of an extent is seen. */
export function revealing({ left, right, top, bottom }: Extent, window: Window, now: View): View {
  const axis = (low: number, high: number, offset: number, start: number, room: number): number => {
    const from = now.k * low + offset;
    const to = now.k * high + offset;
    if (from < start) return offset + start - from;
    return to > start + room ? offset - Math.min(to - start - room, from - start) : offset;
  };
  return {
    k: now.k,
    x: axis(left, right, now.x, window.left, window.width),
    y: axis(top, bottom, now.y, window.top, window.height),
  };
}

/** The view at the same scale with a place in the middle. */
export function centred(x: number, y: number, window: Window, { k }: View): View {
  return { k, x: window.left + window.width / 2 - k * x, y: window.top + window.height / 2 - k * y };
}

/** What a canvas of that size shows, in graph units. */
export function inSight({ k, x, y }: View, width: number, height: number): Extent {
  return { left: -x / k, right: (width - x) / k, top: -y / k, bottom: (height - y) / k };
}
