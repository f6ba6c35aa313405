import type { Arrival, Store } from "./actions.ts";
import { arrivalOfLesson, arrivalOfWalk } from "./lesson.ts";

/** What acts on the lesson that is walked through. */
export function lessonActions(
  set: (change: Partial<Store>) => void,
  get: () => Store,
): Pick<Store, "openLesson" | "walk" | "resetMoment" | "leaveLesson" | "setLessonDraft" | "editLesson" | "swapDrafts"> {
  const take = (arrival: Arrival | null): void => {
    if (arrival !== null) get().adopt(arrival);
  };
  const present = (): number => get().lesson?.moment ?? 0;
  return {
    openLesson: (lesson, moment) => take(arrivalOfLesson(lesson, moment)),
    walk: (by) => take(arrivalOfWalk(get(), present() + by, false)),
    resetMoment: () => take(arrivalOfWalk(get(), present(), true)),
    leaveLesson: () => set({ lesson: null }),
    setLessonDraft: (lessonDraft) => set({ lessonDraft }),
    editLesson: (text) => {
      const { lessonDraft, asideDraft } = get();
      const keeps = lessonDraft.trim() !== "" && lessonDraft !== text;
      set({ dialog: "lesson", lessonDraft: text, asideDraft: keeps ? lessonDraft : asideDraft });
    },
    swapDrafts: () => set({ lessonDraft: get().asideDraft, asideDraft: get().lessonDraft }),
  };
}
