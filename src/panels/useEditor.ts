import { useEffect, useRef, useState, type RefObject } from "react";
import {
  actions,
  isStale,
  shownTrace,
  store,
  useApp,
  useCursor,
  useSource,
  useStale,
  useTrace,
} from "../store/index.ts";
import type { EditorHandle } from "./editor/mount.ts";
import { litMarks, nodesAt } from "./editor/lit.ts";

function hoverText(position: number | null): void {
  const state = store.getState();
  const graph = shownTrace(state)?.graph;
  const ids = position === null || graph === undefined || isStale(state) ? [] : nodesAt(graph, state.source, position);
  const same = ids.length === state.hovered.length && ids.every((id, i) => id === state.hovered[i]);
  if (!same) actions.hover(ids);
}

/**
 * Loads the editor into `host` and keeps it at one with the store, both ways. Null until it has loaded; `plain`, which
 * stands in for it meanwhile, hands over its focus and caret. `onLatex`, always the same function, is told the text once LaTeX in it has been read.
 */
export function useEditor(
  host: RefObject<HTMLDivElement | null>,
  plain: RefObject<HTMLTextAreaElement | null>,
  onLatex: (text: string) => void,
): EditorHandle | null {
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const caret = useRef<readonly [number, number] | null>(null);

  useEffect(() => {
    let mounted: EditorHandle | null = null;
    let wanted = true;
    const load = async (): Promise<void> => {
      const { mountEditor } = await import("./editor/mount.ts");
      if (!wanted || host.current === null) return;
      mounted = mountEditor(host.current, store.getState().source, {
        onChange: (text) => actions.setSource(text, "editor"),
        onHover: hoverText,
        onLatex,
      });
      const field = plain.current;
      const focused = field !== null && document.activeElement === field;
      caret.current = focused ? [field.selectionStart, field.selectionEnd] : null;
      setHandle(mounted);
    };
    // Without the editor the plain text field stays, which edits the same text.
    load().catch(() => undefined);
    return () => {
      wanted = false;
      mounted?.destroy();
    };
  }, [host, plain, onLatex]);

  useEffect(() => {
    if (handle !== null && caret.current !== null) handle.focus(...caret.current);
  }, [handle]);

  useAdoption(handle);
  useLight(handle);
  return handle;
}

/** Text written elsewhere (a slider, an example, a link) reaches the editor and its history. */
function useAdoption(handle: EditorHandle | null): void {
  const source = useSource();
  useEffect(() => {
    handle?.adopt(source, store.getState().lastEdit?.group ?? null);
  }, [handle, source]);
}

function useLight(handle: EditorHandle | null): void {
  const trace = useTrace();
  const cursor = useCursor();
  const selection = useApp((state) => state.selection);
  const hovered = useApp((state) => state.hovered);
  const stale = useStale();
  useEffect(() => {
    // Spans are offsets into the text that worked; while the text is broken the old marks move along with it.
    if (handle === null || trace === null || stale) return undefined;
    // The editor reads its own layout first: in the middle of a step that would lay out the half-changed page once more.
    const frame = requestAnimationFrame(() => handle.light(litMarks(trace, cursor, selection, hovered)));
    return () => cancelAnimationFrame(frame);
  }, [handle, trace, cursor, selection, hovered, stale]);
}
