import { useEffect, useRef, useState, type RefObject } from "react";
import type { Canvases, Drawing } from "../draw/drawing.ts";
import type { NodeId } from "../core/graph/graph.ts";
import type { SceneView } from "../core/scene/marks.ts";
import type { Stage } from "../core/scene/stage.ts";
import type { Trace } from "../core/trace/trace.ts";
import { actions, useApp, useCursor, useStale, useTrace } from "../store/index.ts";
import { loadDrawing } from "./loadDrawing.ts";
import { closeAround, openGate } from "./opening.ts";

/** A drawing that has been loaded, and what makes its pictures. */
interface Canvas {
  readonly drawing: Drawing;
  readonly picture: (trace: Trace, cursor: number, view: SceneView) => Stage;
  readonly isQuick: (trace: Trace, decimals: SceneView["decimals"]) => boolean;
}

/** The elements that a drawing draws in. */
export interface DrawingElements {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly crowd: RefObject<HTMLCanvasElement | null>;
  readonly map: RefObject<HTMLCanvasElement | null>;
}

/**
 * Keeps the drawing inside `svg` at one with the store. Null until its code has loaded; `failed` if it could not; `busy`
 * while a large graph is about to be laid out.
 */
export function useDrawing({ svg, crowd, map }: DrawingElements): {
  readonly drawing: Drawing | null;
  readonly failed: boolean;
  readonly busy: boolean;
} {
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let made: Drawing | null = null;
    let wanted = true;
    loadDrawing().then(
      ({ createDrawing, createPicture, isQuick }) => {
        if (!wanted || svg.current === null) return;
        const canvases: Canvases | null =
          crowd.current === null || map.current === null ? null : { crowd: crowd.current, map: map.current };
        const events = {
          onSelect: actions.select,
          onHover: (id: NodeId | null) => actions.hover(id === null ? [] : [id]),
          onHoverCell: actions.hoverCell,
          onOpen: openGate,
          onClose: closeAround,
          onToggle: actions.toggleGroup,
        };
        made = createDrawing(svg.current, events, canvases);
        setCanvas({ drawing: made, picture: createPicture(), isQuick });
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
      made?.destroy();
      setCanvas(null);
    };
  }, [svg, crowd, map]);

  const busy = useScene(canvas);
  return { drawing: canvas?.drawing ?? null, failed, busy };
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

/** Milliseconds for the page to be painted, and for further keystrokes to arrive, before a large graph is laid out. */
const pause = 80;

function useScene(canvas: Canvas | null): boolean {
  const trace = useTrace();
  const cursor = useCursor();
  const stale = useStale();
  const decimals = useApp((state) => state.dec);
  const selected = useApp((state) => state.selection);
  const hovered = useApp((state) => state.hovered[0] ?? null);
  const cell = useApp((state) => state.cell);
  const motion = useApp((state) => state.motion);
  const speed = useApp((state) => (state.playing ? Math.max(state.speed, 1) : 1));
  const follow = useApp((state) => state.follow);
  const present = useApp((state) => state.present);
  const lastCursor = useRef(-1);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (canvas === null || trace === null) return undefined;
    const { drawing, picture, isQuick } = canvas;
    const draw = (): void => {
      drawing.update(picture(trace, cursor, { decimals, selected, hovered, cell }), {
        animate: motion === "auto",
        duration: stepDuration / speed,
        stale,
        padding: narrow() ? narrowPadding : present ? presentPadding : padding,
        ...(present ? { maxScale: presentScale } : {}),
      });
      const active = cursor === 0 ? undefined : trace.steps[cursor - 1]?.node;
      if (follow && active !== undefined && cursor !== lastCursor.current) drawing.reveal(active);
      lastCursor.current = cursor;
      setBusy(false);
    };
    if (isQuick(trace, decimals)) {
      draw();
      return undefined;
    }
    setBusy(true);
    const timer = window.setTimeout(draw, pause);
    return () => window.clearTimeout(timer);
  }, [canvas, trace, cursor, stale, decimals, selected, hovered, cell, motion, speed, follow, present]);
  return busy;
}
