import { writeExercise, type AskedExercise } from "./exerciseName.ts";
import { seal } from "./fields.ts";
import type { LinkView } from "./markedLink.ts";
import { encodePercent } from "./percent.ts";
import { packProgram } from "./program.ts";
import { writeSettings, type LinkSettings } from "./settings.ts";

/** The fields of a view, and of its settings those that differ from `base`, which holds where the link is silent. */
function viewFields({ at, moment, settings }: LinkView, base: LinkSettings): readonly string[] {
  const differing = writeSettings({ ...base, ...settings }, base);
  return [
    ...(moment === null ? [] : [`m=${moment}`]),
    ...(at === null ? [] : [`at=${encodePercent(at)}`]),
    // That nothing is differentiated but the output cannot be said where the lesson says otherwise.
    ...differing
      .filter(([key, text]) => key !== "target" || text !== "")
      .map(([key, text]) => `${key}=${encodePercent(text)}`),
  ];
}

/** `#x=l9`, and how to look at it. Short enough to be copied by hand, so it bears no checksum. */
export function writeNamedLink(id: string, view: LinkView, base: LinkSettings): string {
  return `#${[`x=${encodePercent(id)}`, ...viewFields(view, base)].join("&")}`;
}

/** `#exercise=2~42`, and how to look at it. As short, and without a checksum too. */
export function writeExerciseLink(asked: AskedExercise, view: LinkView, base: LinkSettings): string {
  return `#${[writeExercise(asked), ...viewFields(view, base)].join("&")}`;
}

/** `#lesson=…`: the text of a lesson, compressed, and which moment of it. Rejects where the platform cannot compress. */
export async function writeLessonLink(text: string, view: LinkView, base: LinkSettings): Promise<string> {
  return `#${seal([`lesson=${await packProgram(text)}`, ...viewFields(view, base)])}`;
}
