import { select } from "d3";
import type { NodeId } from "../core/graph/graph.ts";
import type { NodeMark, Scene } from "../core/scene/marks.ts";
import type { Layer } from "./layer.ts";

export interface NodeEvents {
  readonly onSelect: (id: NodeId | null) => void;
  readonly onHover: (id: NodeId | null) => void;
  /** A node got the keyboard's focus and should be in sight. */
  readonly onReveal: (mark: NodeMark) => void;
}

export interface Keyboard {
  readonly update: (scene: Scene) => void;
  /** Focuses the node that holds the tab stop. */
  readonly focus: () => void;
  /** Moves the tab stop to a node and focuses it. */
  readonly goTo: (key: string) => void;
}

/**
 * Pointer and keyboard on the nodes. One roving tab stop: the node that was last focused, at first the active one.
 * Up and Down go through the nodes in topological order; Left and Right are the stepper's.
 */
export function rove(layer: Layer, events: NodeEvents): Keyboard {
  let shown: Scene | null = null;
  let stop: string | null = null;

  const elements = (): SVGGElement[] => layer.selectAll<SVGGElement, NodeMark>("g.node:not(.leaving)").nodes();
  const markAt = (target: EventTarget | null): NodeMark | undefined => {
    const element = target instanceof Element ? target.closest("g.node") : null;
    return element === null ? undefined : select<Element, NodeMark>(element).datum();
  };
  const refresh = (): void => {
    const holder = stop ?? shown?.active ?? shown?.nodes[0]?.key;
    layer.selectAll<SVGGElement, NodeMark>("g.node").attr("tabindex", (mark) => (mark.key === holder ? 0 : -1));
  };
  const move = (from: NodeMark, by: number): void => {
    const at = (shown?.nodes ?? []).findIndex((mark) => mark.key === from.key) + by;
    elements()[at]?.focus({ preventScroll: true });
  };

  layer.on("click", (event: MouseEvent) => {
    const mark = markAt(event.target);
    if (mark !== undefined) events.onSelect(mark.id);
  });
  layer.on("pointerover", (event: PointerEvent) => {
    const mark = markAt(event.target);
    if (mark !== undefined && !mark.hovered && event.pointerType !== "touch") events.onHover(mark.id);
  });
  layer.on("pointerout", (event: PointerEvent) => {
    const mark = markAt(event.target);
    if (mark?.hovered === true && markAt(event.relatedTarget) !== mark) events.onHover(null);
  });
  layer.on("focusin", (event: FocusEvent) => {
    const mark = markAt(event.target);
    if (mark === undefined) return;
    stop = mark.key;
    refresh();
    if (event.target instanceof Element && event.target.matches(":focus-visible")) events.onReveal(mark);
  });
  layer.on("keydown", (event: KeyboardEvent) => {
    const mark = markAt(event.target);
    if (mark === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") move(mark, 1);
    else if (event.key === "ArrowUp") move(mark, -1);
    else if (event.key === "Enter") events.onSelect(mark.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    update: (scene) => {
      shown = scene;
      if (stop !== null && !scene.nodes.some((mark) => mark.key === stop)) stop = null;
      refresh();
    },
    focus: () => {
      layer.select<SVGGElement>('g.node[tabindex="0"]').node()?.focus({ preventScroll: true });
    },
    goTo: (key) => {
      const found = layer.selectAll<SVGGElement, NodeMark>("g.node:not(.leaving)").filter((mark) => mark.key === key);
      found.node()?.focus({ preventScroll: true });
    },
  };
}
