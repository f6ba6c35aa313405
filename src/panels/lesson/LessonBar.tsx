import { ChevronLeft, ChevronRight, PenLine, RotateCcw, X } from "lucide-react";
import type { ReactNode } from "react";
import { t, translated } from "../../core/words/t.ts";
import { actions, lessonView, momentIsLeft, store, useApp } from "../../store/index.ts";
import { lessonTextOf } from "./lessonTextOf.ts";
import "./LessonBar.css";

/** Above the graph while a lesson is open: what is said of its present moment, and the way to the others. */
export function LessonBar() {
  const view = useApp(lessonView);
  const isAsWritten = useApp((state) => !momentIsLeft(state));
  if (view === null) return null;
  const { title, number, count, moment, next } = view;
  return (
    <section className="lesson" aria-label={t`Lesson: ${translated(title)}`}>
      <div className="lesson-said" role="status">
        <p className="lesson-caption">{translated(moment.caption)}</p>
        {moment.text === "" ? null : <p className="lesson-text">{translated(moment.text)}</p>}
      </div>
      <div className="lesson-side">
        <p className="lesson-title">
          <span>{translated(title)}</span>
          <Tool name={t`Reset this moment`} isIdle={isAsWritten} act={actions.resetMoment}>
            <RotateCcw size={14} aria-hidden />
          </Tool>
          <Tool name={t`Edit the lesson`} act={editLesson}>
            <PenLine size={14} aria-hidden />
          </Tool>
          <Tool name={t`Leave the lesson`} act={actions.leaveLesson}>
            <X size={15} aria-hidden />
          </Tool>
        </p>
        <div className="lesson-walk" role="group" aria-label={t`Moments of the lesson`}>
          <Tool name={t`Previous moment`} hint="Page Up" isIdle={number === 1} act={() => actions.walk(-1)}>
            <ChevronLeft size={18} aria-hidden />
          </Tool>
          <span className="lesson-progress">{t`${number} of ${count}`}</span>
          <Tool name={t`Next moment`} hint="Page Down" isIdle={next === null} act={() => actions.walk(1)}>
            <ChevronRight size={18} aria-hidden />
          </Tool>
        </div>
      </div>
      <progress className="lesson-bar" value={number} max={count} aria-hidden />
    </section>
  );
}

function editLesson(): void {
  const { lesson } = store.getState();
  if (lesson !== null) actions.editLesson(lessonTextOf(lesson));
}

interface ToolProps {
  readonly name: string;
  readonly hint?: string;
  /** Nothing would happen; the button stays, so that it keeps the focus. */
  readonly isIdle?: boolean;
  readonly act: () => void;
  readonly children: ReactNode;
}

function Tool({ name, hint, isIdle = false, act, children }: ToolProps) {
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label={name}
      title={hint === undefined ? name : `${name} (${hint})`}
      data-idle={isIdle}
      onClick={act}
    >
      {children}
    </button>
  );
}
