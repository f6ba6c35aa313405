import { t, translated } from "../core/words/t.ts";
import type { LinkView, MarkedLink } from "../core/share/markedLink.ts";
import { lessonText, named, type BuiltInLesson, type Entry } from "../lecture/index.ts";
import type { Arrival } from "./actions.ts";
import { damagedLesson, damagedLink, silentSettings } from "./arrival.ts";
import { atToCursor } from "../core/share/moment.ts";
import { arrivalOfExercise, drawnSeed } from "./exercise.ts";
import { arrivalOfExample } from "./gallery.ts";
import { arrivalOfLesson, type Lesson } from "./lesson.ts";
import { nearestName } from "./nearestName.ts";
import { loadPython } from "./python.ts";
import { resolveLesson } from "./resolveLesson.ts";
import type { State } from "./state.ts";

// Not part of the store's index: it is loaded with the first link of its kind.

/** What a link without a program leads to: a moment, or something that opens over the program that stands. */
export type Landing =
  /** `drawn`: by lot, so that its address is yet to be written. */
  { readonly arrival: Arrival; readonly drawn?: boolean } | { readonly over: Partial<State> };

/** Follows a short name or a lesson. Never rejects. */
export async function landingOf(link: MarkedLink): Promise<Landing> {
  if (link.kind === "lesson") {
    const told = link.damaged ? [damagedLesson()] : [];
    return landOnLesson(await resolveLesson(link.text), link.view, [...told, ...link.notes]);
  }
  const told = [...(link.damaged ? [damagedLink()] : []), ...link.notes];
  if (link.kind === "exercise") {
    const { seed } = link.asked;
    const arrival = arrivalOfExercise({ ...link.asked, seed: seed ?? drawnSeed() }, link.view);
    return { arrival: { ...arrival, linkProblem: joined(told) }, drawn: seed === null };
  }
  const entry = named(link.id);
  if (entry !== undefined) return landOn(entry, link.view, told);
  const nearest = nearestName(link.id);
  const meant = named(nearest);
  const title = meant === undefined ? "" : translated(meant.title);
  const missing = t`There is nothing called x=${link.id} here. The nearest is x=${nearest}, “${title}”, which is shown.`;
  return meant === undefined ? { over: {} } : landOn(meant, { ...link.view, at: null }, [missing, ...told]);
}

/** A lesson that comes with the page, in English: what is shown of it is translated where it is shown. */
export const builtIn = (lesson: BuiltInLesson): Promise<Lesson> =>
  resolveLesson(
    lessonText(lesson, (text) => text),
    lesson.id,
  );

async function landOn(entry: Entry | BuiltInLesson, view: LinkView, told: readonly string[]): Promise<Landing> {
  if ("moments" in entry) return landOnLesson(await builtIn(entry), view, told);
  if ("example" in entry) {
    const { example } = entry;
    await loadPython(example.source);
    const arrival = arrivalOfExample(example);
    const at = view.at ?? example.settings?.at ?? "0";
    return {
      arrival: {
        ...arrival,
        settings: { ...silentSettings(), ...arrival.settings, ...view.settings },
        place: (forward, steps) => atToCursor(forward, steps, at),
        origin: "link",
        linkProblem: joined(told),
      },
    };
  }
  const over =
    entry.kind === "library"
      ? ({ dialog: "library", libraryGate: null, libraryView: entry.view } as const)
      : ({ dialog: "note", note: entry.id } as const);
  return { over: { ...view.settings, ...over, linkProblem: joined(told) } };
}

function landOnLesson(lesson: Lesson, view: LinkView, told: readonly string[]): Landing {
  const { moments, problems } = lesson;
  const [first] = problems;
  const mistakes =
    first === undefined
      ? []
      : problems.length === 1
        ? [t`This lesson has a mistake in line ${first.line}: ${first.message}`]
        : [t`This lesson has ${problems.length} mistakes. The first is in line ${first.line}: ${first.message}`];
  const wanted = view.moment ?? 1;
  const beyond =
    wanted > moments.length && moments.length > 0
      ? [t`This lesson has ${moments.length} moments, and the link asks for moment ${wanted}: the last is shown.`]
      : [];
  const linkProblem = joined([...told, ...mistakes, ...beyond]);
  const arrival = arrivalOfLesson(lesson, wanted - 1);
  if (arrival === null) return { over: { dialog: "lesson", lessonDraft: lesson.text, linkProblem } };
  const { at } = view;
  const place: Arrival["place"] = at === null ? arrival.place : (forward, steps) => atToCursor(forward, steps, at);
  const settings = { ...silentSettings(), ...arrival.settings, ...view.settings };
  return { arrival: { ...arrival, settings, place, origin: "link", linkProblem } };
}

const joined = (told: readonly string[]): string | null => (told.length === 0 ? null : told.join(" "));
