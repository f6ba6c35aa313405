import type { LinkView } from "../core/share/markedLink.ts";
import { atToCursor } from "../core/share/moment.ts";
import { defaultSettings } from "../core/share/settings.ts";
import { writeLessonLink, writeNamedLink } from "../core/share/writeMarked.ts";
import { linkStateOf } from "./arrival.ts";
import { shownTrace } from "./derive.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the first lesson.

/** The link to a moment of a lesson; null where none is open, or where its program has been changed. */
export async function lessonLinkOf(state: State): Promise<string | null> {
  const { lesson } = state;
  const moment = lesson?.moments[lesson.moment];
  const trace = shownTrace(state);
  if (lesson === null || moment === undefined || trace === null || state.source !== moment.source) return null;
  const { source: _source, at, ...settings } = linkStateOf(state);
  const isThere = atToCursor(trace.forwardCount, trace.steps.length, moment.at) === state.cursor;
  const view: LinkView = { at: isThere ? null : at, moment: lesson.moment + 1, settings };
  const silent = { ...defaultSettings, ...moment.settings };
  return lesson.id === null ? writeLessonLink(lesson.text, view, silent) : writeNamedLink(lesson.id, view, silent);
}
