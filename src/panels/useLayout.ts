import { useEffect, useState } from "react";
import type { SceneView } from "../core/scene/marks.ts";
import type { Trace } from "../core/trace/trace.ts";
import { structureOf } from "../store/index.ts";
import type { Picture } from "./loadDrawing.ts";

/** How a layout that the canvas waits for is coming along: the last picture stays until it is there. */
export type LayoutWait =
  | { readonly kind: "running"; readonly share: number; readonly cancel: () => void }
  | { readonly kind: "stopped" | "failed"; readonly resume: () => void };

export interface LayoutState {
  /** Another number whenever a layout has come: time to draw. */
  readonly version: number;
  /** Null while what is to be drawn can be drawn. */
  readonly wait: LayoutWait | null;
}

/** Milliseconds for the page to be painted, and for further keystrokes to arrive, before a large graph is laid out. */
const pause = 80;

/** The part of the drawing's code that lays out. */
export type LayoutMeans = Pick<Picture, "isLaidOut" | "layoutNow" | "layoutLater">;

/** Has the layout of a large graph made in the background, and anew whenever the graph or the room it needs changes. */
export function useLayout(
  means: LayoutMeans | null,
  trace: Trace | null,
  decimals: SceneView["decimals"],
): LayoutState {
  const [version, setVersion] = useState(0);
  const [wait, setWait] = useState<LayoutWait | null>(null);
  const [stopped, setStopped] = useState<object | null>(null);

  useEffect(() => {
    if (means === null || trace === null || means.isLaidOut(trace, decimals)) {
      setWait(null);
      return undefined;
    }
    const structure = structureOf(trace.graph);
    const halted = (kind: "stopped" | "failed"): LayoutWait => ({ kind, resume: () => setStopped(null) });
    if (structure === stopped) {
      setWait((before) => (before?.kind === "failed" ? before : halted("stopped")));
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const say = (next: LayoutWait | null): void => {
      // Numbers that want a little more room in a picture that stands there are no news.
      if (!signal.aborted) setWait(means.layoutNow(trace, decimals) === null ? next : null);
    };
    const onProgress = (share: number): void => say({ kind: "running", share, cancel: () => setStopped(structure) });
    const begin = async (): Promise<void> => {
      try {
        await means.layoutLater(trace, decimals, { signal, onProgress });
        if (!signal.aborted) setVersion((before) => before + 1);
        say(null);
      } catch {
        say(halted("failed"));
        if (!signal.aborted) setStopped(structure);
      }
    };
    onProgress(0);
    const timer = window.setTimeout(() => void begin(), pause);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [means, trace, decimals, stopped]);
  return { version, wait };
}
