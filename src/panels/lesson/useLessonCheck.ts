import { useEffect, useState } from "react";
import { resolveLesson } from "../../store/resolveLesson.ts";
import type { Lesson } from "../../store/index.ts";

/** How long the writer must pause before the text is read. */
const idle = 250;

/** The lesson that a text makes, a moment after it was typed; null until the first has been read. */
export function useLessonCheck(text: string): Lesson | null {
  const [lesson, setLesson] = useState<Lesson | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = window.setTimeout(() => {
      void resolveLesson(text).then((made) => {
        if (wanted) setLesson(made);
      });
    }, idle);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [text]);
  return lesson;
}
