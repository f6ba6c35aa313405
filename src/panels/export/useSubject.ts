import { useMemo } from "react";
import { momentText, store, useApp, useCursor, useTrace } from "../../store/index.ts";
import { usePath } from "../usePath.ts";
import type { Subject } from "./subject.ts";

/** The graph on the canvas at this moment, as it is exported: what is selected or under the pointer is no part of it. */
export function useSubject(): Subject | null {
  const trace = useTrace();
  const cursor = useCursor();
  const decimals = useApp((state) => state.dec);
  const source = useApp((state) => state.shown);
  const path = usePath(trace);
  return useMemo(() => {
    if (trace === null) return null;
    const view = { decimals, selected: null, hovered: null, path };
    return { trace, cursor, view, source, moment: momentText(store.getState()) };
  }, [trace, cursor, decimals, source, path]);
}
