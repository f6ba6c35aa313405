import { lessons, lessonText } from "../../lecture/index.ts";
import type { Lesson } from "../../store/index.ts";

/** A lesson's text to go on from: of one that comes with the page, in the language that is spoken. */
export function lessonTextOf({ id, text }: Lesson): string {
  const own = lessons.find((lesson) => lesson.id === id);
  return own === undefined ? text : lessonText(own);
}
