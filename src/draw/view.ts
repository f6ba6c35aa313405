import type { NodeMark, Scene } from "../core/scene/marks.ts";
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
/** The same for numbers in the cells of a matrix, which are smaller and stand closer. */
const LEAST_CELL_SCALE = 10 / CELL_SIZE;
/** Where not all fits, we follow, and then may as well be comfortable to read. */
const FOLLOW_SCALE = 0.8;
/** The active node stays out of the outer fifth of the window. */
const EDGE = 0.2;

export function windowOf(width: number, height: number, padding: Padding): Window {
  const { top, right, bottom, left } = padding;
  return { left, top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
}

/** The largest scale at which the whole graph is in the window. */
export function fitScale(scene: Scene, window: Window): number {
  return Math.min(window.width / Math.max(1, scene.width), window.height / Math.max(1, scene.height));
}

export function fitView(scene: Scene, window: Window, most: number): View {
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
  const near = EDGE * room;
  const seen = now !== null && low + now >= start + near && high + now <= start + room - near;
  const wanted = seen ? now : start + room / 2 - (low + high) / 2;
  return Math.min(start, Math.max(start + room - extent, wanted));
}

/** How far a node reaches above and below its wire. */
export function reachAcross(mark: NodeMark): number {
  const grid = mark.tensor?.grid ?? null;
  return grid === null ? 60 : Math.max(60, MATRIX_GAP + grid.height + SHAPE_ROOM);
}

function leastScale(scene: Scene): number {
  return scene.nodes.some(({ tensor }) => tensor?.grid?.numbered === true) ? LEAST_CELL_SCALE : LEAST_SCALE;
}

/** Everything, if its numbers are legible then; else legible, and around the node that the step is about. */
export function autoView(scene: Scene, window: Window, most: number, now: View | null): View {
  const whole = fitView(scene, window, most);
  if (whole.k >= leastScale(scene)) return whole;
  const k = FOLLOW_SCALE;
  const focus = scene.nodes.find((mark) => mark.key === scene.active) ?? scene.nodes[0];
  const kept = now !== null && Math.abs(now.k - k) < 1e-3 ? now : null;
  const across: [number, number] = focus === undefined ? [0, 0] : [focus.x - focus.reach, focus.x + focus.stubEnd];
  const down: [number, number] =
    focus === undefined ? [0, 0] : [focus.y - reachAcross(focus), focus.y + reachAcross(focus)];
  return {
    k,
    x: follow(scene.width, window.left, window.width, k, across, kept?.x ?? null),
    y: follow(scene.height, window.top, window.height, k, down, kept?.y ?? null),
  };
}

/** The nearest view in which the node is seen as a whole. */
export function revealing(mark: NodeMark, window: Window, now: View): View {
  const axis = (low: number, high: number, offset: number, start: number, room: number): number => {
    const from = now.k * low + offset;
    const to = now.k * high + offset;
    if (from < start) return offset + start - from;
    return to > start + room ? offset - Math.min(to - start - room, from - start) : offset;
  };
  return {
    k: now.k,
    x: axis(mark.x - mark.reach - 12, mark.x + mark.stubEnd, now.x, window.left, window.width),
    y: axis(mark.y - reachAcross(mark), mark.y + reachAcross(mark), now.y, window.top, window.height),
  };
}
