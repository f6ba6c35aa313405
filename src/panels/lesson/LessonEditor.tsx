import { Play } from "lucide-react";
import { useEffect, useRef, useState, type DragEvent } from "react";
import { t } from "../../core/words/t.ts";
import { actions, useApp } from "../../store/index.ts";
import { focusFirst } from "../focusFirst.ts";
import { LessonCheck } from "./LessonCheck.tsx";
import { LessonFiles } from "./LessonFiles.tsx";
import { readTextFile } from "./readTextFile.ts";
import { useLessonCheck } from "./useLessonCheck.ts";
import "./LessonEditor.css";

/** Where instructors write a lesson of their own: its text, checked as it is typed, and the moments that it makes. */
export function LessonEditor() {
  const draft = useApp((state) => state.lessonDraft);
  const aside = useApp((state) => state.asideDraft);
  const lesson = useLessonCheck(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const [fault, setFault] = useState("");
  useEffect(() => focusFirst(field.current), []);

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = await readTextFile(file);
    setFault(read.ok ? "" : read.message);
    if (read.ok) actions.editLesson(read.text);
  };
  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    // Text that is dropped goes where the pointer is, as in any field.
    if (file === undefined) return;
    event.preventDefault();
    void take(file);
  };
  const start = (moment: number): void => {
    if (lesson !== null && lesson.moments.length > 0) actions.openLesson(lesson, moment);
  };

  return (
    <div className="lesson-editor" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <div className="lesson-write">
        <textarea
          ref={field}
          aria-label={t`Text of the lesson`}
          aria-describedby="lesson-check"
          spellCheck={false}
          value={draft}
          placeholder={t`# A title`}
          onChange={(event) => actions.setLessonDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) start(0);
          }}
        />
        {aside === "" || aside === draft ? null : (
          <p className="lesson-aside">
            {t`The text that stood here before was set aside.`}
            <button type="button" className="button" onClick={actions.swapDrafts}>{t`Bring it back`}</button>
          </p>
        )}
        <div className="lesson-tools">
          <button
            type="button"
            className="button button-primary"
            disabled={lesson === null || lesson.moments.length === 0}
            onClick={() => start(0)}
          >
            <Play size={15} aria-hidden />
            {t`Start the lesson`}
          </button>
          <LessonFiles draft={draft} onFile={(file) => void take(file)} />
        </div>
        <p role="alert" className="lesson-fault">
          {fault}
        </p>
      </div>
      <LessonCheck draft={draft} lesson={lesson} field={field} onStart={start} />
    </div>
  );
}
