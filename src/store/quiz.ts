import { afterDeed, reachOf, type Deed, type Reach, type Result } from "../core/quiz/progress.ts";
import type { Store } from "./actions.ts";
import { shownTrace } from "./derive.ts";
import type { QuizRecord, State } from "./state.ts";

/** Whether each gradient is asked for before it is shown. Where nobody could answer, nobody is asked. */
export const isQuizzing = ({ quiz, present, hide }: Pick<State, "quiz" | "present" | "hide">): boolean =>
  quiz === "predict" && !present && !hide.includes("explain");

/** A tab remembers the answers about so many programs. */
const mostPrograms = 24;

type Asked = Pick<State, "shown" | "target" | "grain" | "num" | "open">;

/** Whatever changes the questions or their answers begins anew. */
const keyOf = ({ shown, target, grain, num, open }: Asked): string =>
  JSON.stringify([shown.trim(), target, grain, num, open]);

const none: readonly Result[] = [];

/** How the questions about the program on the canvas stand. */
export const resultsOf = (state: Asked & Pick<State, "quizzes">): readonly Result[] =>
  state.quizzes.length === 0 ? none : (state.quizzes.find(({ key }) => key === keyOf(state))?.results ?? none);

/** How far the reader may look; null where nothing is asked. */
export function quizReach(state: State): Reach | null {
  const trace = isQuizzing(state) ? shownTrace(state) : null;
  return trace === null ? null : reachOf(trace, resultsOf(state));
}

/** Whether there are gradients that the reader has still to tell, so that nothing may tell them. */
export const keepsBack = (state: State): boolean => (quizReach(state)?.hidden.length ?? 0) > 0;

const decisive: ReadonlySet<string> = new Set<keyof State>([
  ...(["cursor", "hidden", "quizzes", "quiz", "present", "hide", "moved", "playing"] as const),
  ...(["source", "shown", "target", "grain", "num", "open"] as const),
]);

/** A change of the state, held back where it would lead past a question: every change goes through here. */
export function heldBack(before: Store, change: Partial<Store>): Partial<Store> {
  if (!Object.keys(change).some((key) => decisive.has(key))) return change;
  const after: Store = { ...before, ...change };
  const reach = quizReach(after);
  if (reach === null) return change;
  const isThere = after.cursor >= reach.cursor;
  const hidden = isThere ? reach.hidden : [];
  const asks = hidden.length > 0;
  const isCalled = asks && after.moved !== before.moved;
  return {
    ...change,
    cursor: Math.min(after.cursor, reach.cursor),
    hidden: sameIds(hidden, before.hidden) ? before.hidden : hidden,
    playing: after.playing && !asks,
    // Whoever steps to a question sees it.
    ...(isCalled ? { tab: "explain", right: { ...after.right, open: true } } : {}),
  };
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/** The records after a deed. The program that was answered about last stands first. */
export function recordsAfter(state: State, question: number, deed: Deed): readonly QuizRecord[] {
  const results = afterDeed(resultsOf(state), question, deed);
  return [{ key: keyOf(state), results }, ...others(state)].slice(0, mostPrograms);
}

const others = (state: State): readonly QuizRecord[] => {
  const own = keyOf(state);
  return state.quizzes.filter(({ key }) => key !== own);
};

/** What acts on the questions. */
export function quizActions(
  set: (change: Partial<Store>) => void,
  get: () => Store,
): Pick<Store, "answer" | "resetQuiz"> {
  return {
    answer: (question, deed) => set({ quizzes: recordsAfter(get(), question, deed) }),
    resetQuiz: () => {
      set({ quizzes: others(get()) });
      get().goto(shownTrace(get())?.forwardCount ?? 0);
    },
  };
}
