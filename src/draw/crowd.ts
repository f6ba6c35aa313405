import { changedBetween, crowdIn } from "../core/scene/crowd.ts";
import { widened, type Extent } from "../core/scene/extent.ts";
import type { Stage } from "../core/scene/stage.ts";
import { inkOf, type Ink } from "./ink.ts";
import { paintCrowd } from "./paint.ts";
import { inSight, type View } from "./view.ts";

/** Nodes and wires by the thousand, painted rather than made of elements. */
export interface CrowdLayer {
  /** Paints what is in sight; if nothing but the cursor is new since the last call, only what changed. */
  readonly show: (stage: Stage, view: View, width: number, height: number) => void;
  /** Forgets the colours: the next call paints all in new ones. */
  readonly fade: () => void;
  /** Paints nothing. */
  readonly clear: () => void;
}

/** What the canvas shows, or is to show. */
interface Picture {
  readonly stage: Stage;
  readonly view: View;
  /** CSS pixels, and canvas pixels to each of them. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly ink: Ink;
}

const isSameView = (a: View, b: View): boolean => a.k === b.k && a.x === b.x && a.y === b.y;

/** Whether two pictures differ in view and cursor alone. */
function isSameGraph(a: Picture, b: Picture): boolean {
  const sameSize = a.width === b.width && a.height === b.height && a.ratio === b.ratio;
  return sameSize && a.ink === b.ink && a.stage.layout === b.stage.layout && a.stage.trace === b.stage.trace;
}

/** Around a node that changes, in CSS pixels: lines have a width. */
const EDGE = 2;

/** Past so many nodes and wires the picture that there is moves along with the view, and is painted anew when that rests. */
const HEAVY = 3000;
/** Milliseconds without another view after which it rests, and the longest that a moving one goes unpainted. */
const REST = 90;
const PATIENCE = 500;

/** Where the picture of one view lies in another view. */
function carried(from: View, to: View): string {
  const scale = to.k / from.k;
  return `translate(${to.x - scale * from.x}px, ${to.y - scale * from.y}px) scale(${scale})`;
}

/** Paints a part of a picture as if all of it were painted. Returns how many nodes and wires there are in it. */
function paint(pen: CanvasRenderingContext2D, { stage, view, ratio, ink }: Picture, part: Extent): number {
  const { k, x, y } = view;
  // Whole pixels, so that nothing shows where the part ends.
  const left = Math.floor((k * part.left + x) * ratio);
  const top = Math.floor((k * part.top + y) * ratio);
  const width = Math.ceil((k * part.right + x) * ratio) - left;
  const height = Math.ceil((k * part.bottom + y) * ratio) - top;
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  pen.clearRect(left, top, width, height);
  pen.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
  const crowd = crowdIn(stage, widened(part, EDGE / k));
  paintCrowd(pen, stage, crowd, k, ink);
  pen.restore();
  return crowd.nodes.length + crowd.wires.length;
}

/** Fills a canvas that lies under the drawing and has its size. */
export function createCrowd(canvas: HTMLCanvasElement): CrowdLayer {
  const pen = canvas.getContext("2d");
  let shown: Picture | null = null;
  let ink: Ink | null = null;
  /** How many nodes and wires the picture holds. */
  let load = 0;
  /** Since when it is carried along unpainted; null while it stands where it was painted. */
  let movingSince: number | null = null;
  let timer = 0;
  canvas.style.transformOrigin = "0 0";

  const settle = (): void => {
    window.clearTimeout(timer);
    canvas.style.removeProperty("transform");
    movingSince = null;
  };
  const paintAll = (picture: Picture): void => {
    settle();
    shown = picture;
    if (pen !== null) load = paint(pen, picture, inSight(picture.view, picture.width, picture.height));
  };
  /** Another view of the same: the picture that there is moves to where it is seen now. False if it is time to paint. */
  const carry = (from: Picture, to: Picture): boolean => {
    const now = performance.now();
    if (load < HEAVY || from.stage.cursor !== to.stage.cursor || now - (movingSince ?? now) > PATIENCE) return false;
    movingSince ??= now;
    canvas.style.transform = carried(from.view, to.view);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => paintAll(to), REST);
    return true;
  };
  /** Another cursor in the same view: the nodes that are known otherwise than before, each with its surroundings. */
  const step = (from: Picture, to: Picture): boolean => {
    const changed = changedBetween(to.stage.trace, from.stage.cursor, to.stage.cursor);
    if (changed === null || movingSince !== null || pen === null) return false;
    for (const i of changed) {
      const extent = to.stage.places.nodes[i];
      if (extent !== undefined) paint(pen, to, widened(extent, EDGE / to.view.k));
    }
    shown = to;
    return true;
  };

  return {
    show: (stage, view, width, height) => {
      const ratio = window.devicePixelRatio;
      const size = [Math.round(width * ratio), Math.round(height * ratio)] as const;
      if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
      ink ??= inkOf(canvas);
      const picture = { stage, view, width, height, ratio, ink };
      const isServed =
        shown !== null &&
        isSameGraph(shown, picture) &&
        (isSameView(shown.view, view) ? step(shown, picture) : carry(shown, picture));
      if (!isServed) paintAll(picture);
    },
    fade: () => {
      ink = null;
    },
    clear: () => {
      settle();
      if (shown !== null) pen?.clearRect(0, 0, canvas.width, canvas.height);
      shown = null;
    },
  };
}
