import type { LessonProblem } from "../core/lesson/lesson.ts";
import { settable } from "../core/lesson/settable.ts";
import { atToCursor } from "../core/share/moment.ts";
import { defaultSettings, writeSettings, type LinkSettings } from "../core/share/settings.ts";
import type { Arrival } from "./actions.ts";
import { linkStateOf } from "./arrival.ts";
import { shownTrace } from "./derive.ts";
import type { State } from "./state.ts";

/** A moment of a lesson: a program at a step in a view, with what is said of it. */
export interface LessonMoment {
  readonly caption: string;
  /** Said below the caption; empty where nothing is. */
  readonly text: string;
  /** For the speaker alone, a paragraph each. */
  readonly notes: readonly string[];
  readonly source: string;
  readonly settings: Partial<LinkSettings>;
  /** As a link writes it. */
  readonly at: string;
}

/** What stood at a moment when it was left. */
interface LeftMoment {
  readonly source: string;
  readonly settings: Partial<LinkSettings>;
  readonly cursor: number;
}

/** A lesson with all that its moments need. */
export interface Lesson {
  /** Its short name in a link; null where it did not come with the page. */
  readonly id: string | null;
  /** As it is written. */
  readonly text: string;
  readonly title: string;
  /** At least one. */
  readonly moments: readonly LessonMoment[];
  readonly problems: readonly LessonProblem[];
}

/** The lesson that is walked through. */
export interface OpenLesson extends Lesson {
  /** Index of the present moment. */
  readonly moment: number;
  readonly left: ReadonlyMap<number, LeftMoment>;
}

/** The settings that belong to a program and not to its reader, with what holds where a moment is silent. */
export const momentDefaults: Partial<LinkSettings> = ofProgram(defaultSettings);

/** Of settings those that belong to a program and not to its reader. */
export function ofProgram(settings: Partial<LinkSettings>): Partial<LinkSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => settable.includes(key)));
}

const clampIndex = (index: number, { moments }: Lesson): number =>
  Math.min(Math.max(Math.trunc(index) || 0, 0), moments.length - 1);

/** What opening a lesson brings; null for one without moments. */
export function arrivalOfLesson(lesson: Lesson, index = 0): Arrival | null {
  const open: OpenLesson = { ...lesson, moment: clampIndex(index, lesson), left: new Map() };
  return arrivalOfMoment(open, "example");
}

/** What going to another moment brings: the moment as it was left, or as it is written if it is `fresh`. */
export function arrivalOfWalk(state: State, to: number, fresh: boolean): Arrival | null {
  const { lesson } = state;
  if (lesson === null) return null;
  const moment = clampIndex(to, lesson);
  const left = new Map(lesson.left);
  if (fresh) left.delete(moment);
  else if (moment === lesson.moment) return null;
  else left.set(lesson.moment, whatStands(state));
  return arrivalOfMoment({ ...lesson, moment, left }, "link");
}

function arrivalOfMoment(lesson: OpenLesson, origin: "example" | "link"): Arrival | null {
  const moment = lesson.moments[lesson.moment];
  if (moment === undefined) return null;
  const kept = lesson.left.get(lesson.moment);
  const { source, settings } = kept ?? moment;
  const place: Arrival["place"] =
    kept === undefined ? (forward, steps) => atToCursor(forward, steps, moment.at) : () => kept.cursor;
  return { source, settings, place, origin, lesson };
}

function whatStands(state: State): LeftMoment {
  const { source, cursor } = state;
  return { source, cursor, settings: ofProgram(linkStateOf(state)) };
}

/** Whether the present moment of the lesson has been stepped or changed since it was shown. */
export function momentIsLeft(state: State): boolean {
  const moment = state.lesson?.moments[state.lesson.moment];
  if (moment === undefined) return false;
  const trace = shownTrace(state);
  const { forwardCount = 0, steps = [] } = trace ?? {};
  if (state.source !== moment.source || state.cursor !== atToCursor(forwardCount, steps.length, moment.at)) return true;
  const written = ofProgram(moment.settings);
  return writeSettings({ ...defaultSettings, ...ofProgram(state) }, { ...defaultSettings, ...written }).length > 0;
}

/** Where a lesson stands, for whoever shows or presents it. */
export interface LessonView {
  readonly title: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly moment: LessonMoment;
  /** Null at the last. */
  readonly next: LessonMoment | null;
}

const views = new WeakMap<OpenLesson, LessonView | null>();

/** The present moment of the lesson with its notes, and the next; null while no lesson is open. */
export function lessonView({ lesson }: Pick<State, "lesson">): LessonView | null {
  if (lesson === null) return null;
  const known = views.get(lesson);
  if (known !== undefined) return known;
  const moment = lesson.moments[lesson.moment];
  const { title, moments } = lesson;
  const next = moments[lesson.moment + 1] ?? null;
  const view = moment === undefined ? null : { title, number: lesson.moment + 1, count: moments.length, moment, next };
  views.set(lesson, view);
  return view;
}
