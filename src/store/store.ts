import { createStore } from "zustand/vanilla";
import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import { sameValues } from "../core/tensor/nested.ts";
import { carryCursor, carryThroughOpening } from "./cursor.ts";
import { derive, revise, shownTrace, toggled } from "./derive.ts";
import type { Store } from "./actions.ts";
import { editOf } from "./arrival.ts";
import { arrivalOfExample } from "./gallery.ts";
import { lessonActions } from "./lessonActions.ts";
import { isRevisable, literalOf, rewritten } from "./literal.ts";
import { awaitsPython, loadPython } from "./python.ts";
import { heldBack, isQuizzing, quizActions } from "./quiz.ts";
import { allHidden, isRevealing, pressed } from "./reveal.ts";
import { noHover, noMarks, noneHidden, untouched } from "./untouched.ts";
import { firstSource, initialSettings, speeds, type Edit, type State } from "./state.ts";

/** The store; one for the app, fresh ones for tests. */
export function createAppStore(source: string = firstSource) {
  return createStore<Store>()((put, get) => {
    const set = (change: Partial<Store>): void => put(heldBack(get(), change));

    /** What changes when the trace is about to change: the cursor is carried over, vanished nodes are let go. */
    const retraced = (change: Partial<State>, carry = carryCursor): Partial<State> => {
      const before = get();
      const after: State = { ...before, ...change };
      const trace = shownTrace(after);
      if (trace === null)
        return {
          ...change,
          ...untouched,
          cursor: 0,
          hidden: noneHidden,
        };
      const kept = after.selection !== null && indexOfId(trace.graph, after.selection) >= 0 ? after.selection : null;
      const sought = after.sought !== null && indexOfId(trace.graph, after.sought) >= 0 ? after.sought : null;
      const marked = after.marked.every((id) => indexOfId(trace.graph, id) >= 0) ? after.marked : noMarks;
      const hovered = after.hovered.every((id) => indexOfId(trace.graph, id) >= 0) ? after.hovered : noHover;
      const cursor = carry(shownTrace(before), trace, before.cursor);
      // Whatever was asked for before is asked for now.
      const hidden = before.hidden.length > 0 ? allHidden(trace, cursor) : noneHidden;
      return { ...change, cursor, hidden, selection: kept, marked, sought, hovered, cell: null };
    };

    const move = (cursor: number): Partial<State> => {
      const steps = shownTrace(get())?.steps.length ?? 0;
      const at = Math.min(Math.max(Math.trunc(cursor) || 0, 0), steps);
      return { cursor: at, hidden: noneHidden, selection: null, welcome: false, moved: {} };
    };

    /** A press of a key that steps; null where it leads nowhere. */
    const press = (by: number): Partial<State> | null => {
      const state = get();
      const trace = shownTrace(state);
      if (trace === null || !isRevealing(state)) {
        const change = move(state.cursor + by);
        return change.cursor === state.cursor ? null : change;
      }
      const place = pressed(trace, state, by);
      return place === state ? null : { ...move(place.cursor), hidden: place.hidden };
    };

    /** Text that may parse to anything goes through the parser, unlike a number in place of a number. */
    const rewrite = (id: NodeId, text: string, group: string | null): void => {
      const before = get();
      const revised = rewritten(before.source, id, text);
      if (revised === null) return;
      const works = derive(revised.source).graph !== null;
      const lastEdit: Edit = { ...revised.edit, origin: "input", group };
      set(retraced({ source: revised.source, lastEdit, shown: works ? revised.source : before.shown }));
    };

    return {
      ...initialSettings,
      source,
      examples: [],
      shown: source,
      cursor: 0,
      hidden: noneHidden,
      ...untouched,
      edge: null,
      moved: null,
      lastEdit: null,
      welcome: false,
      dialog: null,
      libraryGate: null,
      libraryView: "gates",
      note: null,
      lesson: null,
      lessonDraft: "",
      asideDraft: "",
      quizzes: [],
      exercise: null,
      spoken: "en",
      linkProblem: null,

      setSource: (text, origin) => {
        const before = get();
        if (text === before.source) return;
        const lastEdit: Edit | null =
          origin === "editor"
            ? before.lastEdit
            : { from: 0, to: before.source.length, insert: text, origin, group: null };
        const works = derive(text).graph !== null;
        set(retraced({ source: text, lastEdit, shown: works ? text : before.shown }));
      },
      editInput: (id, value, group) => {
        const before = get();
        const graph = derive(before.source).graph;
        if (graph === null) return;
        const index = indexOfId(graph, id);
        const node = graph.nodes[index];
        if (node?.kind !== "input" || sameValues(node.value, value)) return;
        const text = literalOf(value);
        if (text === null) return;
        if (!isRevisable(graph, node, value)) {
          rewrite(id, text, group ?? null);
          return;
        }
        const revised = revise(before.source, index, value);
        if (revised === null) return;
        const lastEdit: Edit = { ...revised.edit, origin: "input", group: group ?? null };
        set({ source: revised.source, shown: revised.source, lastEdit });
      },
      rewriteInput: (id, text) => rewrite(id, text, null),
      step: (by) => {
        const change = press(by);
        const edge = change === null && by !== 0 ? ({ side: by < 0 ? "start" : "end" } as const) : get().edge;
        set({ ...(change ?? move(get().cursor)), playing: false, edge });
      },
      goto: (cursor) => set({ ...move(cursor), playing: false }),
      first: () => set({ ...move(0), playing: false }),
      last: () => set({ ...move(Infinity), playing: false }),
      play: () => {
        const steps = shownTrace(get())?.steps.length ?? 0;
        if (steps === 0) return;
        const { cursor, hidden } = get();
        const ended = cursor >= steps && hidden.length === 0;
        set({ ...move(ended ? 0 : cursor), ...(ended ? {} : { hidden }), playing: true });
      },
      pause: () => set({ playing: false }),
      advance: () => {
        const change = press(1) ?? move(get().cursor);
        const steps = shownTrace(get())?.steps.length ?? 0;
        const { cursor = 0, hidden = noneHidden } = change;
        set({ ...change, playing: cursor < steps || hidden.length > 0 });
      },
      select: (id) => {
        const { hidden } = get();
        const asks = id !== null && hidden.includes(id);
        if (asks && isQuizzing(get())) set({ selection: null, moved: {} });
        else if (asks) set({ hidden: hidden.filter((other) => other !== id) });
        else set({ selection: id });
      },
      mark: (id) => {
        const { marked } = get();
        set({ marked: marked.includes(id) ? marked.filter((other) => other !== id) : [...marked, id] });
      },
      clearMarks: () => set({ marked: noMarks }),
      showPath: (path) => set({ path }),
      jump: (id) => set({ selection: id, sought: id, playing: false }),
      landed: () => set({ sought: null }),
      hover: (ids) => set({ hovered: ids.length === 0 ? noHover : ids }),
      hoverCell: (cell) => set({ cell }),
      say: (text) => set({ said: { text } }),
      setSetting: (key, value) => {
        const change: Partial<State> = { [key]: value };
        if (key === "open") set(retraced(change, carryThroughOpening));
        else set(key === "target" || key === "grain" || key === "num" ? retraced(change) : change);
        if (!isRevealing(get()) && get().hidden.length > 0) set({ hidden: noneHidden });
      },
      toggleGroup: (key) => {
        get().setSetting("open", toggled(get().open, key));
      },
      changeSpeed: (by) => {
        const at = speeds.indexOf(get().speed);
        const next = speeds[at + by];
        if (next !== undefined) set({ speed: next });
      },
      openDialog: (dialog) => set({ dialog }),
      closeDialog: () => set({ dialog: null }),
      openLibrary: (libraryGate, libraryView = "gates") => set({ dialog: "library", libraryGate, libraryView }),
      openExample: (example) => get().adopt(arrivalOfExample(example)),
      openNote: (note) => set({ dialog: "note", note }),
      ...lessonActions(set, get),
      ...quizActions(set, get),
      showExamples: (examples) => set({ examples }),
      dismissLinkProblem: () => set({ linkProblem: null }),
      reread: () => {
        const { source, shown } = get();
        const works = derive(source).graph !== null;
        set(retraced({ shown: works ? source : shown }));
      },
      adopt: (arrival) => {
        const before = get();
        const works = derive(arrival.source).graph !== null;
        const change: State = {
          ...before,
          ...arrival.settings,
          source: arrival.source,
          // The graph that stood there belongs to another program.
          shown: works ? arrival.source : (arrival.shown ?? arrival.source),
          ...untouched,
          dialog: null,
          welcome: arrival.welcome ?? false,
          linkProblem: arrival.linkProblem ?? null,
          lesson: arrival.lesson ?? null,
          lessonDraft: arrival.lessonDraft ?? before.lessonDraft,
          quizzes: arrival.quizzes ?? before.quizzes,
          exercise: arrival.exercise ?? null,
          lastEdit: editOf(before, arrival),
        };
        const trace = shownTrace(change);
        const steps = trace?.steps.length ?? 0;
        const cursor = trace === null ? 0 : arrival.place(trace.forwardCount, steps);
        const at = Math.min(Math.max(cursor, 0), steps);
        const asks = change.reveal === "ask" && change.present;
        set({
          ...change,
          cursor: at,
          hidden: asks ? allHidden(trace, at) : noneHidden,
          reveal: change.reveal === "ask" ? "1" : change.reveal,
        });
      },
    };
  });
}

export type AppStore = ReturnType<typeof createAppStore>;

export const store: AppStore = createAppStore();

// Few texts are Python, so what reads it is fetched for the first that is.
store.subscribe(({ source, reread }, before) => {
  if (source !== before.source && awaitsPython(source)) void loadPython(source).then(reread);
});
