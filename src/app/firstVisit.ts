import { l7 } from "../examples/l7.ts";
import { actions, arrivalOfExample, store } from "../store/index.ts";

/** What a reader without link or saved tab sees: the lecture's (x + y) z at the start, and one line that says what to press. */
export function openFirstVisit(): void {
  const { source, settings } = arrivalOfExample(l7);
  // The gallery may have come first.
  if (store.getState().examples.length === 0) actions.showExamples([l7]);
  actions.adopt({
    source,
    settings,
    place: () => 0,
    origin: "restore",
    welcome: true,
  });
}
