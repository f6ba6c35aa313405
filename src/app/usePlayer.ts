import { useEffect } from "react";
import { actions, store, useApp } from "../store/index.ts";

/** Milliseconds from step to step at speed 1. */
const beat = 1200;
/** Pressing play answers at once rather than a beat later. */
const firstBeat = 120;

/** Moves the cursor on while the store says that it plays. */
export function usePlayer(): void {
  const playing = useApp((state) => state.playing);
  useEffect(() => {
    if (!playing) return undefined;
    const next = (): void => {
      actions.advance();
      timer = window.setTimeout(next, beat / store.getState().speed);
    };
    let timer = window.setTimeout(next, firstBeat);
    return () => window.clearTimeout(timer);
  }, [playing]);
}
