import type { BuiltInLesson, Entry } from "../../lecture/index.ts";
import { actions } from "../../store/index.ts";
import { builtIn } from "../../store/landing.ts";

/** Opens what a card of the gallery leads to. */
export function openEntry(entry: Entry): void {
  if ("example" in entry) actions.openExample(entry.example);
  else if (entry.kind === "library") actions.openLibrary(null, entry.view);
  else actions.openNote(entry.id);
}

/** Opens a lesson that comes with the page, at its first moment. */
export function openBuiltIn(lesson: BuiltInLesson): void {
  void builtIn(lesson).then((made) => actions.openLesson(made));
}
