import { useEffect, useId, useRef, useState } from "react";
import { answerSentence, judgeAnswer } from "../../core/quiz/judge.ts";
import { isClosed, type Deed, type Result } from "../../core/quiz/progress.ts";
import type { Question } from "../../core/quiz/question.ts";
import { shortNumber } from "../../core/notation/number.ts";
import { t } from "../../core/words/t.ts";
import { Prose } from "../ExplainProse.tsx";
import { Math } from "../Math.tsx";
import { rich } from "../rich.ts";
import type { Clues } from "./clues.ts";

/** What was said of an answer. */
export interface Said {
  readonly standing: "right" | "wrong" | "shown" | "unread";
  readonly sentence: string;
}

interface QuizCardProps {
  readonly question: Question;
  readonly clues: Clues;
  readonly result: Result;
  readonly said: Said | null;
  /** `deed` is null where nothing was answered that could be judged. */
  readonly onDeed: (said: Said, deed: Deed | null) => void;
}

/** One gradient to be told: what it follows from, a field for it, and what is said of the answer. */
export function QuizCard({ question, clues, result, said, onDeed }: QuizCardProps) {
  const [text, setText] = useState("");
  const id = useId();
  const told = useRef<HTMLParagraphElement>(null);
  const { heading, formula, left, rule, upstream, entry, name } = clues;
  const closed = isClosed(result);

  // On a phone it may have come to stand below the field, out of sight.
  useEffect(() => {
    if (said !== null) told.current?.scrollIntoView({ block: "nearest" });
  }, [said]);

  const check = (event: Pick<Event, "preventDefault">): void => {
    event.preventDefault();
    const { kind, sentence } = judgeAnswer(question, text);
    if (kind === "unread") onDeed({ standing: "unread", sentence }, null);
    else if (kind === "wrong") onDeed({ standing: "wrong", sentence }, "wrong");
    else onDeed({ standing: "right", sentence }, "right");
  };
  const show = (): void => onDeed({ standing: "shown", sentence: answerSentence(question) }, "shown");

  return (
    <form className="explain-card quiz-card" data-closed={closed} onSubmit={check}>
      <h3>{titleOf(question, heading)}</h3>
      {closed || formula === "" ? null : <Math latex={`${formula} = \\;?`} display />}
      {closed || (rule === "" && upstream === "") ? null : (
        <dl className="quiz-clues">
          {rule === "" ? null : (
            <>
              <dt>{t`local`}</dt>
              <dd>
                <Math latex={rule} />
              </dd>
            </>
          )}
          {upstream === "" ? null : (
            <>
              <dt>{t`upstream`}</dt>
              <dd className="quiz-number">
                <Prose text={upstream} />
              </dd>
            </>
          )}
        </dl>
      )}
      {closed ? (
        <p className="quiz-answer">
          <Math latex={left} />
          {entry === "" ? null : <span className="quiz-entry">{entry}</span>} ={" "}
          <span className="quiz-number">{shortNumber(question.answer)}</span>
        </p>
      ) : (
        <div className="quiz-row">
          <label htmlFor={id} className="quiz-label">
            <span className="visually-hidden">{name}</span>
            <span aria-hidden>
              <Math latex={left} />
              {entry === "" ? null : <span className="quiz-entry">{entry}</span>} =
            </span>
          </label>
          <input
            id={id}
            className="quiz-field"
            value={text}
            placeholder="?"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="done"
            aria-describedby={`${id}-said`}
            aria-invalid={said?.standing === "wrong" || said?.standing === "unread"}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" className="button">
            {t`Answer`}
          </button>
          <button type="button" className="button quiz-show" onClick={show}>
            {t`Show it`}
          </button>
        </div>
      )}
      <p ref={told} id={`${id}-said`} role="status" className="quiz-said" data-standing={said?.standing}>
        {said === null ? "" : <Prose text={said.sentence} />}
      </p>
    </form>
  );
}

function titleOf({ kind }: Question, heading: string) {
  const what = <Prose text={heading} />;
  if (kind === "seed") return rich`The seed: the gradient of ${what} with respect to itself`;
  return kind === "sum" ? rich`Gradients add at the branch of ${what}` : rich`What goes back to ${what}`;
}
