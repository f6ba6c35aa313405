import { translated } from "../core/words/t.ts";
import type { BuiltInLesson } from "./entry.ts";

/**
 * A lesson as the text that an instructor would write for it.
 * @param say - How a text of it is said: in the language that is spoken, unless told.
 */
export function lessonText({ title, sentence, moments }: BuiltInLesson, say = translated): string {
  const written = moments.map(({ caption, text, notes = [], shows }) => [
    `## ${say(caption)}`,
    ...(text === undefined ? [] : [say(text)]),
    ...notes.map((note) => `> ${say(note)}`),
    ...shows,
    "",
  ]);
  return [`# ${say(title)}`, say(sentence), "", ...written.flat()].join("\n");
}
