import { useStore } from "zustand";
import type { Graph } from "../core/graph/graph.ts";
import type { Diagnostic } from "../core/language/diagnostic.ts";
import type { Trace } from "../core/trace/trace.ts";
import { diagnosticsOf, isStale, shownGraph, shownTrace } from "./derive.ts";
import type { Part } from "./state.ts";
import type { Actions, Store } from "./actions.ts";
import { store } from "./store.ts";

/** Reads one thing off the store; `select` must return the same object for the same state. */
export const useApp = <T>(select: (state: Store) => T): T => useStore(store, select);

/** The actions; they never change, so they can be called from anywhere without subscribing. */
export const actions: Actions = store.getState();

export const useSource = (): string => useApp((state) => state.source);
export const useDiagnostics = (): readonly Diagnostic[] => useApp(diagnosticsOf);
/** The graph on the canvas (the last that worked while the text is broken); null before any worked. */
export const useGraph = (): Graph | null => useApp(shownGraph);
/** The trace on the canvas; null before any text worked. */
export const useTrace = (): Trace | null => useApp(shownTrace);
/** True while the canvas shows the last graph that worked, because the text is broken. */
export const useStale = (): boolean => useApp(isStale);
export const useCursor = (): number => useApp((state) => state.cursor);
/** Whether a link asked for this part of the screen to be left out. */
export const useHidden = (part: Part): boolean => useApp((state) => state.hide.includes(part));
