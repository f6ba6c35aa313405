import { createStore } from "zustand/vanilla";
import { carryThroughOpening } from "./cursor.ts";
import { derive, shownTrace, toggled } from "./derive.ts";
import { editActions } from "./editActions.ts";
import type { Store } from "./actions.ts";
import { editOf } from "./arrival.ts";
import { arrivalOfExample } from "./gallery.ts";
import { lessonActions } from "./lessonActions.ts";
import { awaitsPython, loadPython } from "./python.ts";
import { heldBack, isQuizzing, quizActions } from "./quiz.ts";
import { retraced } from "./retraced.ts";
import { allHidden, isRevealing } from "./reveal.ts";
import { stepActions } from "./stepActions.ts";
import { noHover, noMarks, noneHidden, untouched } from "./untouched.ts";
import { firstSource, initialSettings, speeds, type State } from "./state.ts";

/** The store; one for the app, fresh ones for tests. */
export function createAppStore(source: string = firstSource) {
  return createStore<Store>()((put, get) => {
    const set = (change: Partial<Store>): void => put(heldBack(get(), change));

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
        if (key === "open") set(retraced(get(), change, carryThroughOpening));
        else set(key === "target" || key === "grain" || key === "num" ? retraced(get(), change) : change);
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
      ...editActions(set, get),
      ...stepActions(set, get),
      ...lessonActions(set, get),
      ...quizActions(set, get),
      showExamples: (examples) => set({ examples }),
      dismissLinkProblem: () => set({ linkProblem: null }),
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
