import { useEffect } from "react";
import type { EditorHandle } from "./editor/mount.ts";

const editsText = "input:not([type=range], [data-settled=true]), textarea, select, [contenteditable]";

/** The editor's history is the app's only undo: its keys work wherever no text field has an undo of its own. */
export function useUndoKeys(handle: EditorHandle | null): void {
  useEffect(() => {
    if (handle === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const target = event.composedPath()[0];
      if (target instanceof Element && target.closest(editsText) !== null) return;
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) handle.undo();
      else if (key === "y" || key === "z") handle.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [handle]);
}
