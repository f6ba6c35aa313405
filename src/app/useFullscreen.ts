import { useEffect } from "react";
import { enterFullscreen, leaveFullscreen, presentsWithout } from "../panels/fullscreen.ts";
import { actions, store, useApp } from "../store/index.ts";

/** Presenting fills the screen where the browser allows it; leaving either leaves the other. */
export function useFullscreen(): void {
  const present = useApp((state) => state.present);
  useEffect(() => {
    if (present) enterFullscreen();
    else leaveFullscreen();
  }, [present]);
  useEffect(() => {
    const onChange = (): void => {
      if (document.fullscreenElement !== null || presentsWithout()) return;
      if (store.getState().present) actions.setSetting("present", false);
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, []);
}
