import { useEffect, useMemo, useState } from "react";
import { actions, shownTrace, store } from "../../store/index.ts";
import { toggleFullscreen } from "../fullscreen.ts";
import { openSpeaker } from "./openSpeaker.ts";
import { eraseAll, pens, undo, type Pen } from "./strokes.ts";

export type Screen = "black" | "white";

/** What the lecturer has in hand. */
export interface Tools {
  readonly tool: "laser" | "pen" | null;
  readonly pen: Pen;
  /** What covers everything, to turn the class's eyes to the speaker. */
  readonly screen: Screen | null;
  /** The browser refused the speaker view's window. */
  readonly blocked: boolean;
  /** Another number whenever something was drawn or erased. */
  readonly drawn: number;
}

export interface ToolActions {
  readonly take: (tool: "laser" | "pen") => void;
  readonly choose: (pen: Pen) => void;
  readonly cover: (screen: Screen) => void;
  readonly erase: () => void;
  readonly undo: () => void;
  readonly noteDrawn: () => void;
  readonly speak: () => void;
  readonly toggleReveal: () => void;
  /** Puts away what lies over the screen, or is in hand; false if there is nothing. */
  readonly putAway: () => boolean;
}

const nothing: Tools = { tool: null, pen: "first", screen: null, blocked: false, drawn: 0 };

/** What a key does while presenting; letters act wherever the focus is, since there is nothing to type. */
function keysOf(act: ToolActions): ReadonlyMap<string, () => void> {
  const black = (): void => act.cover("black");
  const choices = pens.map((pen, i) => [String(i + 1), () => act.choose(pen)] as const);
  return new Map([
    ["b", black],
    [".", black],
    ["w", () => act.cover("white")],
    ["l", () => act.take("laser")],
    ["d", () => act.take("pen")],
    ["e", act.erase],
    ["r", act.toggleReveal],
    ["s", act.speak],
    ["f", toggleFullscreen],
    ...choices,
  ]);
}

/** Erases or takes back on the moment that is shown. */
function onSheet(change: typeof eraseAll): void {
  const state = store.getState();
  const trace = shownTrace(state);
  if (trace !== null) change(trace, state.cursor);
}

/** What can be done with the tools. @param tell - Told what is in hand then. */
function actionsOn(tell: (tools: Tools) => void): ToolActions {
  let now = nothing;
  const change = (next: Partial<Tools>): void => {
    now = { ...now, ...next };
    tell(now);
  };
  const noteDrawn = (): void => change({ drawn: now.drawn + 1 });
  return {
    take: (tool) => change({ tool: now.tool === tool ? null : tool }),
    choose: (pen) => change({ pen }),
    cover: (screen) => change({ screen: now.screen === null ? screen : null }),
    erase: () => {
      onSheet(eraseAll);
      noteDrawn();
    },
    undo: () => {
      onSheet(undo);
      noteDrawn();
    },
    noteDrawn,
    speak: () => change({ blocked: !openSpeaker() }),
    toggleReveal: () => actions.setSetting("reveal", store.getState().reveal === "0" ? "1" : "0"),
    putAway: () => {
      if (now.screen !== null) change({ screen: null });
      else if (now.tool !== null) change({ tool: null });
      else if (now.blocked) change({ blocked: false });
      else return false;
      return true;
    },
  };
}

/** The lecturer's tools, and their keys. */
export function useTools(): { readonly tools: Tools; readonly act: ToolActions } {
  const [tools, setTools] = useState(nothing);

  const act = useMemo(() => actionsOn(setTools), []);

  useEffect(() => {
    const keys = keysOf(act);
    const run = (event: KeyboardEvent): boolean => {
      if (store.getState().dialog !== null || event.altKey) return false;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== "z" || event.shiftKey) return false;
        act.undo();
        return true;
      }
      if (event.key === "Escape") return act.putAway();
      const key = keys.get(event.key.toLowerCase());
      key?.();
      return key !== undefined;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!run(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the graph and the page read the same keys otherwise.
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [act]);

  return { tools, act };
}
