import { useEffect } from "react";
import { actions, store, useApp } from "../store/index.ts";

/** Presenting fills the screen where the browser allows it; leaving either leaves the other. */
export function useFullscreen(): void {
  const present = useApp((state) => state.present);
  useEffect(() => {
    if (present) enter();
    else leave();
  }, [present]);
  useEffect(() => {
    const onChange = (): void => {
      if (document.fullscreenElement === null && store.getState().present) actions.setSetting("present", false);
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, []);
}

function enter(): void {
  // Without the reader's own key or click (a link that opens presenting), or in a frame, the browser refuses.
  if (!document.fullscreenEnabled || !navigator.userActivation.isActive) return;
  document.documentElement.requestFullscreen().catch(() => undefined);
}

function leave(): void {
  if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
}
