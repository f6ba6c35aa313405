import { changedBetween, crowdIn } from "../core/scene/crowd.ts";
import { widened, type Extent } from "../core/scene/extent.ts";
import type { Stage } from "../core/scene/stage.ts";
import { inkOf, type Ink } from "./ink.ts";
import { paintCrowd } from "./paint.ts";
import { inSight, type View } from "./view.ts";

/** What the canvas shows. */
interface Shown {
  readonly stage: Stage;
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly ink: Ink;
}

/** Nodes and wires by the thousand, painted rather than made of elements. */
export interface CrowdLayer {
  /** Paints what is in sight; if nothing but the cursor is new since the last call, only what changed. */
  readonly show: (stage: Stage, view: View, width: number, height: number) => void;
  /** Forgets the colours: the next call paints all in new ones. */
  readonly fade: () => void;
  /** Paints nothing. */
  readonly clear: () => void;
}

const sameView = (a: View, b: View): boolean => a.k === b.k && a.x === b.x && a.y === b.y;

function isSamePlace(a: Shown, stage: Stage, view: View, width: number, height: number): boolean {
  const still = sameView(a.view, view) && a.width === width && a.height === height;
  return still && a.stage.layout === stage.layout && a.stage.trace === stage.trace;
}

/** Around a node that changes: lines have a width. */
const EDGE = 2;

/** Fills a canvas that lies under the drawing and has its size. */
export function createCrowd(canvas: HTMLCanvasElement): CrowdLayer {
  const pen = canvas.getContext("2d");
  let shown: Shown | null = null;
  let ink: Ink | null = null;

  /** Paints a part of the canvas, in graph units, as if all of it were painted. */
  const paint = ({ stage, view, ink: colours }: Shown, part: Extent, ratio: number): void => {
    if (pen === null) return;
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
    paintCrowd(pen, stage, crowdIn(stage, widened(part, EDGE / k)), k, colours);
    pen.restore();
  };

  /** The nodes that are known otherwise than before, each with its surroundings. */
  const step = (from: Shown, to: Shown, ratio: number): boolean => {
    const changed = changedBetween(to.stage.trace, from.stage.cursor, to.stage.cursor);
    if (changed === null) return false;
    for (const i of changed) {
      const extent = to.stage.places.nodes[i];
      if (extent !== undefined) paint(to, widened(extent, EDGE / to.view.k), ratio);
    }
    return true;
  };

  return {
    show: (stage, view, width, height) => {
      const ratio = window.devicePixelRatio;
      const size = [Math.round(width * ratio), Math.round(height * ratio)] as const;
      if (canvas.width !== size[0] || canvas.height !== size[1]) {
        [canvas.width, canvas.height] = size;
        shown = null;
      }
      ink ??= inkOf(canvas);
      const before = shown;
      shown = { stage, view, width, height, ink };
      const stays = before !== null && before.ink === ink && isSamePlace(before, stage, view, width, height);
      if (stays && step(before, shown, ratio)) return;
      paint(shown, inSight(view, width, height), ratio);
    },
    fade: () => {
      ink = null;
    },
    clear: () => {
      if (shown !== null) pen?.clearRect(0, 0, canvas.width, canvas.height);
      shown = null;
    },
  };
}
