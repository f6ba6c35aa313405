import { useRef } from "react";

let groups = 0;

/** After so many milliseconds without an edit, the next key press starts an undo event of its own. */
const pause = 800;

/** Names for the edits of one gesture, which make one undo event. */
export interface Grouping {
  /** A drag or a visit to a field begins. */
  begin(): void;
  /** The group of an edit within the gesture. */
  current(): string;
  /** The group of an edit by key: presses in quick succession belong together. */
  key(): string;
}

export function useGroup(): Grouping {
  const state = useRef({ name: "", at: -Infinity });
  const begin = (): void => {
    groups++;
    state.current.name = `gesture ${groups}`;
  };
  return {
    begin,
    current: () => {
      if (state.current.name === "") begin();
      return state.current.name;
    },
    key: () => {
      const now = performance.now();
      if (now - state.current.at > pause) begin();
      state.current.at = now;
      return state.current.name;
    },
  };
}
