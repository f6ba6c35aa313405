import { select, type Selection } from "d3";
import type { Graph, NodeId } from "../core/graph/graph.ts";
import { landedOn, walk, type Landing, type Way } from "../core/graph/walk.ts";
import { landingSaid, noLanding } from "../core/scene/landing.ts";
import type { NodeMark } from "../core/scene/marks.ts";
import type { Stage } from "../core/scene/stage.ts";
import type { CellKeys } from "./cellKeys.ts";
import type { Layer } from "./layer.ts";

export interface NodeEvents {
  readonly onSelect: (id: NodeId) => void;
  readonly onHover: (id: NodeId | null) => void;
  readonly onMark: (id: NodeId) => void;
  readonly onOpen: (id: NodeId) => void;
  readonly onClose: (id: NodeId) => void;
  /** The node at that index got the keyboard's focus and should be in sight. */
  readonly onReveal: (index: number) => void;
  /** The node with that key is about to get the focus: from now on it needs an element, wherever it stands. */
  readonly onKeep: (key: string) => void;
  /** Something that is to be heard, since it is not to be seen on the node. */
  readonly onSay: (text: string) => void;
}

export interface Keyboard {
  /** To be called when a picture is drawn. */
  readonly update: (stage: Stage) => void;
  /** Index of the node that holds the tab stop since it was focused; −1 if there is none. */
  readonly kept: () => number;
  /** Focuses the node that holds the tab stop. */
  readonly focus: () => void;
  /** Moves the tab stop to the node at that index and focuses it. */
  readonly goTo: (index: number) => void;
}

const ways: ReadonlyMap<string, Way> = new Map([
  ["ArrowRight", "on"],
  ["ArrowLeft", "back"],
  ["ArrowDown", "next"],
  ["ArrowUp", "before"],
]);

/**
 * Pointer and keyboard on the nodes. One roving tab stop: the node that was last focused, at first the active one.
 * Up and Down go through the nodes in topological order, all arrows with Shift along the wires; Left and Right are the
 * stepper's.
 */
export function rove(layer: Layer, events: NodeEvents, cells: CellKeys): Keyboard {
  let shown: Stage | null = null;
  let stop: string | null = null;
  /** The wire by which the focus came to where it is. */
  let trail: { readonly graph: Graph; readonly landing: Landing } | null = null;

  const elements = (): Selection<SVGGElement, NodeMark, SVGGElement, unknown> =>
    layer.selectAll<SVGGElement, NodeMark>("g.node:not(.leaving)");
  const markAt = (target: EventTarget | null): NodeMark | undefined => {
    const element = target instanceof Element ? target.closest("g.node") : null;
    return element === null ? undefined : select<Element, NodeMark>(element).datum();
  };
  const refresh = (): void => {
    const holder = stop ?? shown?.active ?? shown?.keyOf(0);
    layer.selectAll<SVGGElement, NodeMark>("g.node").each(function (mark) {
      const wanted = mark.key === holder ? 0 : -1;
      // Setting what is set already costs as much as a change.
      if (this.tabIndex !== wanted) this.tabIndex = wanted;
    });
  };
  const goTo = (index: number): void => {
    const key = shown?.keyOf(index) ?? null;
    if (key === null) return;
    stop = key;
    events.onKeep(key);
    const found = elements().filter((mark) => mark.key === key);
    found.node()?.focus({ preventScroll: true });
  };
  const move = (from: NodeMark, by: number): void => goTo((shown?.indexOfKey(from.key) ?? -1) + by);
  const follow = (from: NodeMark, way: Way): void => {
    if (shown === null) return;
    const { graph } = shown.trace;
    const index = shown.indexOfKey(from.key);
    const came = trail !== null && trail.graph === graph && landedOn(graph, trail.landing) === index;
    const landing = walk(graph, index, came ? (trail?.landing ?? null) : null, way);
    if (landing === null) {
      events.onSay(noLanding(graph, index, way));
      return;
    }
    goTo(landedOn(graph, landing));
    trail = { graph, landing };
    events.onSay(landingSaid(graph, landing));
  };
  const keys: ReadonlyMap<string, (mark: NodeMark) => void> = new Map([
    ["ArrowDown", (mark) => move(mark, 1)],
    ["ArrowUp", (mark) => move(mark, -1)],
    ["m", ({ id }) => events.onMark(id)],
    ["Enter", ({ id }) => events.onSelect(id)],
    ["o", ({ id }) => events.onOpen(id)],
    ["c", ({ id }) => events.onClose(id)],
  ]);
  /** Does what a key on a node means; false if it means nothing here. */
  const acts = (mark: NodeMark, { key, shiftKey }: KeyboardEvent): boolean => {
    const way = shiftKey ? ways.get(key) : undefined;
    if (way === undefined && !keys.has(key)) return false;
    if (way === undefined) keys.get(key)?.(mark);
    else follow(mark, way);
    return true;
  };

  layer.on("click", (event: MouseEvent) => {
    const mark = markAt(event.target);
    if (mark === undefined) return;
    if (event.shiftKey) events.onMark(mark.id);
    else events.onSelect(mark.id);
  });
  layer.on("dblclick", (event: MouseEvent) => {
    const mark = markAt(event.target);
    if (mark !== undefined && mark.opens !== null) events.onOpen(mark.id);
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
    if (event.target instanceof Element && event.target.matches(":focus-visible"))
      events.onReveal(shown?.indexOfKey(mark.key) ?? -1);
  });
  layer.on("keydown", (event: KeyboardEvent) => {
    const mark = markAt(event.target);
    if (mark === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!cells.takes(mark, event) && !acts(mark, event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  layer.on("focusout", () => cells.leave());

  return {
    update: (stage) => {
      shown = stage;
      if (stop !== null && stage.indexOfKey(stop) < 0) stop = null;
      refresh();
    },
    kept: () => (stop === null ? -1 : (shown?.indexOfKey(stop) ?? -1)),
    focus: () => {
      layer.select<SVGGElement>('g.node[tabindex="0"]').node()?.focus({ preventScroll: true });
    },
    goTo,
  };
}
