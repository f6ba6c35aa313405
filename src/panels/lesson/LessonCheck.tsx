import type { RefObject } from "react";
import { t } from "../../core/words/t.ts";
import { rich } from "../rich.ts";
import { actions, type Lesson } from "../../store/index.ts";
import { sample } from "./sample.ts";

interface LessonCheckProps {
  readonly draft: string;
  /** What the text makes; null while it is first read. */
  readonly lesson: Lesson | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onStart: (moment: number) => void;
}

/** Beside the text of a lesson: what is amiss in it, by its line, and its moments; for an empty one, how to write it. */
export function LessonCheck({ draft, lesson, field, onStart }: LessonCheckProps) {
  if (draft.trim() === "") return <LessonHelp />;
  const { problems = [], moments = [] } = lesson ?? {};
  return (
    <div className="lesson-check" id="lesson-check">
      {problems.length === 0 ? null : (
        <>
          <h3 className="panel-heading">{t`To mend`}</h3>
          <ul className="lesson-problems">
            {problems.map(({ line, message }, i) => (
              <li key={`${i} ${line}`}>
                <button type="button" onClick={() => goToLine(field.current, line)}>
                  <b>{t`Line ${line}`}</b> {message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {moments.length === 0 ? null : (
        <>
          <h3 className="panel-heading">{moments.length === 1 ? t`1 moment` : t`${moments.length} moments`}</h3>
          <ol className="lesson-moments">
            {moments.map(({ caption, at, source, notes }, i) => (
              <li key={`${i} ${caption}`}>
                <button type="button" onClick={() => onStart(i)}>
                  <span>{caption === "" ? t`(no caption)` : caption}</span>
                  <small>
                    <code>{source.split("\n").find((line) => /^\s*[^#\s]/.test(line)) ?? ""}</code> · at {at}
                    {notes.length === 0 ? null : ` · ${t`with notes`}`}
                  </small>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function LessonHelp() {
  return (
    <div className="lesson-check" id="lesson-check">
      <h3 className="panel-heading">{t`How it is written`}</h3>
      <ul className="lesson-help">
        <li>{rich`${(<code># Title</code>)} once, at the head.`}</li>
        <li>{rich`${(<code>## Caption</code>)} begins a moment. Text below it is shown smaller.`}</li>
        <li>{rich`${(<code>{"> note"}</code>)} is for the speaker alone.`}</li>
        <li>
          {rich`A moment shows an example, ${(<code>x=l9&amp;at=b3</code>)}, any link, or a program between two lines of ${(<code>```</code>)}.`}
        </li>
        <li>{rich`Without one it goes on with the program before: ${(<code>at: b4</code>)} is enough.`}</li>
        <li>
          {rich`${(<code>at</code>)} is 0, f1, f2 … forward, b1, b2 … backward, or end. As well there are ${(<code>tab: code</code>)}, ${(<code>grain: wire</code>)}, ${(<code>open: f</code>)} and whatever else a link can say of a program.`}
        </li>
      </ul>
      <button type="button" className="button" onClick={() => actions.setLessonDraft(sample())}>
        {t`Begin with a sample`}
      </button>
    </div>
  );
}

/** Selects a line of the field and brings it into sight. */
function goToLine(field: HTMLTextAreaElement | null, line: number): void {
  if (field === null) return;
  const lines = field.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  field.focus();
  field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  field.scrollTop = (field.scrollHeight / Math.max(lines.length, 1)) * Math.max(0, line - 4);
}
