import { useEffect } from "react";
import type { Drawing } from "../draw/drawing.ts";
import { actions, useApp } from "../store/index.ts";

/** Brings the node that the reader jumped to into sight and focuses it, once it is `drawn`. To be called after drawing. */
export function useJump(drawing: Drawing | null, drawn: boolean): void {
  const sought = useApp((state) => state.sought);
  // An open dialog keeps the focus to itself.
  const free = useApp((state) => state.dialog === null);
  useEffect(() => {
    if (drawing === null || sought === null || !drawn || !free) return undefined;
    // A dialog that closes hands the focus back first.
    const frame = requestAnimationFrame(() => {
      drawing.reveal(sought);
      drawing.focus(sought);
      actions.landed();
    });
    return () => cancelAnimationFrame(frame);
  }, [drawing, sought, drawn, free]);
}
