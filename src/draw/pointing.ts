import { pointer, type Selection } from "d3";
import { nearest } from "../core/scene/boxIndex.ts";
import type { Stage } from "../core/scene/stage.ts";
import type { View } from "./view.ts";

/** How near to a node the pointer has to be, in CSS pixels: a dot of two is not to be hit otherwise. */
const TOLERANCE = 6;

/** Index of the node at a place of the screen, or very near to it; −1 if there is none. */
export function nodeAt({ places }: Stage, { k, x, y }: View, left: number, top: number): number {
  return nearest(places.nodeIndex, places.bodies, (left - x) / k, (top - y) / k, TOLERANCE / k);
}

export interface PointingEvents {
  /** What is seen, while it is a crowd, whose nodes have no elements to point at; else null. */
  readonly crowd: () => { readonly stage: Stage; readonly view: View } | null;
  /** Index of the node that the pointer is on now; −1 for none. */
  readonly onHover: (index: number) => void;
  /** A click on no element: index of the node there, −1 for none. */
  readonly onClick: (index: number) => void;
}

/** Pointer and clicks beside the elements: on the background, and on the nodes of a crowd. */
export function watchPointer(root: Selection<SVGSVGElement, unknown, null, undefined>, events: PointingEvents): void {
  const hit = (event: MouseEvent): number => {
    const crowd = events.crowd();
    if (crowd === null) return -1;
    const [left, top] = pointer(event, root.node());
    return nodeAt(crowd.stage, crowd.view, left, top);
  };
  root.on("click.drawing", (event: MouseEvent) => {
    const isNode = event.target instanceof Element && event.target.closest(".node") !== null;
    if (!isNode) events.onClick(hit(event));
  });
  root.on("pointermove.crowd", (event: PointerEvent) => {
    if (event.pointerType !== "touch" && event.buttons === 0 && events.crowd() !== null) events.onHover(hit(event));
  });
  root.on("pointerleave.crowd", () => {
    if (events.crowd() !== null) events.onHover(-1);
  });
}
