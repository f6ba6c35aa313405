import { encodeLink, longestLink, type EncodedLink, type LinkOutcome, type LinkState } from "../core/share/link.ts";
import type { LinkView } from "../core/share/markedLink.ts";
import { atToCursor, cursorToAt } from "../core/share/moment.ts";
import { defaultSettings, type LinkSettings } from "../core/share/settings.ts";
import { writeExerciseLink } from "../core/share/writeMarked.ts";
import { t } from "../core/words/t.ts";
import { shownTrace } from "./derive.ts";
import { isQuizzing } from "./quiz.ts";
import type { Edit, Exercise, State } from "./state.ts";
import type { Arrival } from "./actions.ts";

/** The store written down: everything a link carries. */
export function linkStateOf(state: State): LinkState {
  const { target, grain, num, dec, open, theme, palette, lang, tab, code, train, present, quiz, embed, hide } = state;
  const reveal = state.hidden.length > 0 && !isQuizzing(state) ? "ask" : state.reveal;
  return {
    source: state.source,
    at: momentText(state),
    ...{ target, grain, num, dec, open },
    ...{ theme, palette, lang, tab, code, train, present, reveal, quiz, embed, hide },
  };
}

/** The cursor as a link writes it: `0`, `f1`…, `b1`…. */
export function momentText(state: State): string {
  const trace = shownTrace(state);
  return trace === null ? "0" : cursorToAt(trace.forwardCount, trace.steps.length, state.cursor);
}

/** Of a lesson that is open the link to its present moment, null where there is none. Never rejects. */
const lessonLink = (state: State): Promise<string | null> =>
  import("./lessonLink.ts").then(({ lessonLinkOf }) => lessonLinkOf(state)).catch(() => null);

/** The link to an exercise as it stands. */
function exerciseLinkOf(state: State, exercise: Exercise): string {
  const { source: _source, at, ...settings } = linkStateOf(state);
  const view: LinkView = { at: at === "0" ? null : at, moment: null, settings };
  return writeExerciseLink(exercise, view, { ...defaultSettings, ...exerciseSettings });
}

/** What holds for an exercise where its link is silent. */
export const exerciseSettings = { quiz: "predict" } as const;

/** The fragment for the present moment; `ok: false` where the program is past a link's limit. */
export async function linkOf(state: State): Promise<EncodedLink> {
  if (state.exercise !== null && state.exercise.source === state.source)
    return { ok: true, fragment: exerciseLinkOf(state, state.exercise) };
  const lesson = state.lesson === null ? null : await lessonLink(state);
  return lesson !== null && lesson.length <= longestLink
    ? { ok: true, fragment: lesson }
    : encodeLink(linkStateOf(state));
}

/** The whole address to send to others, for a fragment. */
export function addressOf(fragment: string, location: { readonly href: string }): string {
  const at = location.href.indexOf("#");
  return (at < 0 ? location.href : location.href.slice(0, at)) + fragment;
}

/** Settings that a followed link is silent about; the reader's own colours and language stay. */
export function silentSettings(): Partial<LinkSettings> {
  const { theme: _theme, palette: _palette, lang: _lang, ...silent } = defaultSettings;
  return silent;
}

export const damagedLink = (): string => t`This link is damaged: it was cut or changed on its way.`;
export const damagedLesson = (): string =>
  t`This link is damaged: it was cut or changed on its way. What arrived of the lesson is shown.`;

/**
 * What a followed link brings. Settings it is silent about take their defaults, so that the same link shows the same
 * everywhere; only the reader's own colours and language stay. Null where the fragment holds no program.
 */
export function arrivalOfLink(outcome: LinkOutcome): Arrival | null {
  if (outcome.kind !== "link") return null;
  const { source, at, ...settings } = outcome.state;
  return {
    source,
    settings: { ...silentSettings(), ...settings },
    place: (forwardCount, stepCount) => atToCursor(forwardCount, stepCount, at),
    origin: "link",
    linkProblem: problemOf(outcome),
  };
}

function problemOf(outcome: LinkOutcome): string | null {
  if (outcome.kind !== "link") return null;
  const told = outcome.damaged
    ? [
        t`This link is damaged: it was cut or changed on its way. What arrived of the program is shown.`,
        ...outcome.notes,
      ]
    : outcome.notes;
  return told.length === 0 ? null : told.join(" ");
}

/** The change of the text that an arrival is. From one moment of a lesson to another the text often stays: nothing is edited then. */
export function editOf({ source, lastEdit }: State, arrival: Arrival): Edit | null {
  const isWalk = arrival.lesson !== undefined && arrival.origin === "link";
  if (isWalk && arrival.source === source) return lastEdit;
  return { from: 0, to: source.length, insert: arrival.source, origin: arrival.origin, group: null };
}
