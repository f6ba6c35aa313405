import { useEffect, useRef, useState, type RefObject } from "react";
import type { Canvases, Drawing } from "../draw/drawing.ts";
import type { NodeId } from "../core/graph/graph.ts";
import type { SceneView } from "../core/scene/marks.ts";
import type { Stage } from "../core/scene/stage.ts";
import type { Trace } from "../core/trace/trace.ts";
import { actions, useApp, useCursor, useStale, useTrace } from "../store/index.ts";
import { loadDrawing } from "./loadDrawing.ts";
import { closeAround, openGate } from "./opening.ts";
import { useJump } from "./useJump.ts";
import { useLayout, type LayoutMeans, type LayoutWait } from "./useLayout.ts";
import { usePath } from "./usePath.ts";

/** A drawing that has been loaded, and what makes its pictures. */
interface Canvas {
  readonly drawing: Drawing;
  readonly picture: (trace: Trace, cursor: number, view: SceneView) => Stage | null;
  readonly layouts: LayoutMeans;
}

/** The elements that a drawing draws in. */
export interface DrawingElements {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly crowd: RefObject<HTMLCanvasElement | null>;
  readonly map: RefObject<HTMLCanvasElement | null>;
}

/**
 * Keeps the drawing inside `svg` at one with the store. Null until its code has loaded; `failed` if it could not; `wait`
 * while a large graph is laid out.
 */
export function useDrawing({ svg, crowd, map }: DrawingElements): {
  readonly drawing: Drawing | null;
  readonly failed: boolean;
  readonly wait: LayoutWait | null;
} {
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let made: Drawing | null = null;
    let wanted = true;
    loadDrawing().then(
      ({ createDrawing, createPicture, ...layouts }) => {
        if (!wanted || svg.current === null) return;
        const canvases: Canvases | null =
          crowd.current === null || map.current === null ? null : { crowd: crowd.current, map: map.current };
        const events = {
          onSelect: actions.select,
          onHover: (id: NodeId | null) => actions.hover(id === null ? [] : [id]),
          onHoverCell: actions.hoverCell,
          onMark: actions.mark,
          onOpen: openGate,
          onClose: closeAround,
          onToggle: actions.toggleGroup,
        };
        made = createDrawing(svg.current, events, canvases);
        setCanvas({ drawing: made, picture: createPicture(), layouts });
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
      made?.destroy();
      setCanvas(null);
    };
  }, [svg, crowd, map]);

  const wait = useScene(canvas);
  return { drawing: canvas?.drawing ?? null, failed, wait };
}

/** Milliseconds of movement that a step has at speed 1; playing faster moves faster. */
const stepDuration = 650;
/** Back rows read larger numbers. */
const presentScale = 2.4;
/** What the pill above and the buttons below take from the canvas; nothing lies over it while presenting. */
const padding = { top: 52, right: 8, bottom: 52, left: 8 };
const narrowPadding = { top: 48, right: 4, bottom: 10, left: 4 };
const presentPadding = { top: 12, right: 40, bottom: 12, left: 40 };

const narrow = (): boolean => window.matchMedia("(max-width: 860px)").matches;

function useScene(canvas: Canvas | null): LayoutWait | null {
  const trace = useTrace();
  const cursor = useCursor();
  const stale = useStale();
  const decimals = useApp((state) => state.dec);
  const selected = useApp((state) => state.selection);
  const lit = useApp((state) => state.hovered);
  const hovered = lit[0] ?? null;
  const cell = useApp((state) => state.cell);
  const marked = useApp((state) => state.marked);
  const hidden = useApp((state) => state.hidden);
  const path = usePath(trace);
  const motion = useApp((state) => state.motion);
  const speed = useApp((state) => (state.playing ? Math.max(state.speed, 1) : 1));
  const follow = useApp((state) => state.follow);
  const present = useApp((state) => state.present);
  const framed = useApp((state) => state.embed);
  const lastCursor = useRef(-1);
  const { version, wait } = useLayout(canvas?.layouts ?? null, trace, decimals);

  useEffect(() => {
    if (canvas === null || trace === null) return;
    const { drawing, picture } = canvas;
    const scene = picture(trace, cursor, { decimals, selected, hovered, lit, cell, marked, hidden, path });
    // The last picture stays until the layout has come.
    if (scene === null) return;
    drawing.update(scene, {
      animate: motion === "auto",
      duration: stepDuration / speed,
      stale,
      framed,
      padding: narrow() ? narrowPadding : present ? presentPadding : padding,
      ...(present ? { maxScale: presentScale } : {}),
    });
    const active = cursor === 0 ? undefined : trace.steps[cursor - 1]?.node;
    if (follow && active !== undefined && cursor !== lastCursor.current) drawing.reveal(active);
    lastCursor.current = cursor;
  }, [
    canvas,
    trace,
    cursor,
    stale,
    decimals,
    selected,
    hovered,
    lit,
    cell,
    marked,
    hidden,
    path,
    motion,
    speed,
    follow,
    present,
    framed,
    version,
  ]);
  useJump(canvas?.drawing ?? null, wait === null);
  return wait;
}
