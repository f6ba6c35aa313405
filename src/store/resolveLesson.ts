import type { LessonProblem, WrittenMoment } from "../core/lesson/lesson.ts";
import { readLesson } from "../core/lesson/readLesson.ts";
import { decodeLink } from "../core/share/link.ts";
import type { LinkSettings } from "../core/share/settings.ts";
import { t } from "../core/words/t.ts";
import { named } from "../lecture/index.ts";
import { derive } from "./derive.ts";
import { arrivalOfExample } from "./gallery.ts";
import { momentDefaults, ofProgram, type Lesson, type LessonMoment } from "./lesson.ts";
import { nearestName } from "./nearestName.ts";
import { loadPython } from "./python.ts";

// Not part of the store's index: it is loaded with the first lesson or short link.

/** A program with a view of it. */
interface Scene {
  readonly source: string;
  readonly settings: Partial<LinkSettings>;
  readonly at: string;
}

type Tell = (message: string) => void;

/** A lesson's text with the programs that its moments show; a moment whose program is amiss goes on with the one before. Never rejects. */
export async function resolveLesson(text: string, id: string | null = null): Promise<Lesson> {
  const written = readLesson(text);
  const problems: LessonProblem[] = [...written.problems];
  const scenes: (Scene | null)[] = [];
  for (const moment of written.moments) {
    const before = scenes.at(-1) ?? null;
    const line = moment.start?.line ?? moment.line;
    const begun = await sceneOf(moment, (message) => problems.push({ line, message }));
    const started = begun !== null && (await works(begun.source, moment, problems)) ? begun : null;
    const base = started ?? before;
    scenes.push(
      base === null ? null : { ...base, settings: { ...base.settings, ...moment.settings }, at: moment.at ?? base.at },
    );
  }
  // What stands before the first program is said over it.
  const first = scenes.find((scene) => scene !== null);
  const moments = written.moments.flatMap((moment, i): readonly LessonMoment[] => {
    const scene = scenes[i] ?? (first === undefined ? null : { ...first, at: "0" });
    const { caption, text: said, notes } = moment;
    return scene === null ? [] : [{ caption, text: said, notes, ...scene }];
  });
  const title = written.title === "" ? t`A lesson` : written.title;
  return { id, text, title, moments, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** What a moment begins with; null where it goes on, or where what it names is amiss. */
async function sceneOf({ start }: WrittenMoment, tell: Tell): Promise<Scene | null> {
  if (start === null) return null;
  if (start.kind === "program") return { source: start.source, settings: momentDefaults, at: "0" };
  const outcome = await decodeLink(start.fragment);
  if (outcome.kind === "link") {
    const { source, at, ...settings } = outcome.state;
    if (outcome.damaged) tell(t`This link is damaged: it was cut or changed on its way. Copy it anew.`);
    outcome.notes.forEach(tell);
    return { source, at, settings: { ...momentDefaults, ...ofProgram(settings) } };
  }
  if (outcome.kind === "named") {
    outcome.notes.forEach(tell);
    const { at, settings } = outcome.view;
    const scene = namedScene(outcome.id, tell);
    return scene === null
      ? null
      : { ...scene, settings: { ...scene.settings, ...ofProgram(settings) }, at: at ?? scene.at };
  }
  tell(
    outcome.kind === "refused"
      ? outcome.message
      : t`There is no program in this link. A link such as x=l9&at=b3 has one.`,
  );
  return null;
}

function namedScene(id: string, tell: Tell): Scene | null {
  const entry = named(id);
  if (entry === undefined) {
    tell(t`There is nothing called x=${id}. The nearest is x=${nearestName(id)}.`);
    return null;
  }
  if (!("example" in entry)) {
    tell(t`x=${id} is a page and no program, so it is no moment. An example is one: x=l9.`);
    return null;
  }
  const { source, settings } = arrivalOfExample(entry.example);
  return { source, settings: { ...momentDefaults, ...settings }, at: entry.example.settings?.at ?? "0" };
}

/** Whether a program makes a graph; what keeps it from that is told by the line of the lesson. */
async function works(source: string, { start, line }: WrittenMoment, problems: LessonProblem[]): Promise<boolean> {
  await loadPython(source);
  const { graph, diagnostics } = derive(source);
  const mistake = diagnostics[0];
  if (graph !== null || mistake === undefined) return graph !== null;
  const below = start?.kind === "program" ? source.slice(0, mistake.from).split("\n").length - 1 : 0;
  problems.push({ line: (start?.line ?? line) + below, message: mistake.message });
  return false;
}
