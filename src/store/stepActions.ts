import type { Store } from "./actions.ts";
import { shownTrace } from "./derive.ts";
import { isRevealing, pressed } from "./reveal.ts";
import type { State } from "./state.ts";
import { noneHidden } from "./untouched.ts";

const stepsOf = (state: State): number => shownTrace(state)?.steps.length ?? 0;

/** The cursor elsewhere, within the trace. */
function moved(state: State, cursor: number): Partial<State> {
  const at = Math.min(Math.max(Math.trunc(cursor) || 0, 0), stepsOf(state));
  return { cursor: at, hidden: noneHidden, selection: null, welcome: false, moved: {} };
}

/** A press of a key that steps; null where it leads nowhere. */
function pressOf(state: State, by: number): Partial<State> | null {
  const trace = shownTrace(state);
  if (trace === null || !isRevealing(state)) {
    const change = moved(state, state.cursor + by);
    return change.cursor === state.cursor ? null : change;
  }
  const place = pressed(trace, state, by);
  return place === state ? null : { ...moved(state, place.cursor), hidden: place.hidden };
}

/** What moves the cursor. */
export function stepActions(
  set: (change: Partial<Store>) => void,
  get: () => Store,
): Pick<Store, "step" | "goto" | "first" | "last" | "play" | "pause" | "advance"> {
  const goto = (cursor: number): void => set({ ...moved(get(), cursor), playing: false });
  return {
    step: (by) => {
      const change = pressOf(get(), by);
      const edge = change === null && by !== 0 ? ({ side: by < 0 ? "start" : "end" } as const) : get().edge;
      set({ ...(change ?? moved(get(), get().cursor)), playing: false, edge });
    },
    goto,
    first: () => goto(0),
    last: () => goto(Infinity),
    play: () => {
      const steps = stepsOf(get());
      if (steps === 0) return;
      const { cursor, hidden } = get();
      const ended = cursor >= steps && hidden.length === 0;
      set({ ...moved(get(), ended ? 0 : cursor), ...(ended ? {} : { hidden }), playing: true });
    },
    pause: () => set({ playing: false }),
    advance: () => {
      const change = pressOf(get(), 1) ?? moved(get(), get().cursor);
      const steps = stepsOf(get());
      const { cursor = 0, hidden = noneHidden } = change;
      set({ ...change, playing: cursor < steps || hidden.length > 0 });
    },
  };
}
