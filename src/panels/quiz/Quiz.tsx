import { useEffect, useRef, useState } from "react";
import { firstQuestionAt, isClosed, type Deed, type Result } from "../../core/quiz/progress.ts";
import { questionsOf } from "../../core/quiz/question.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { t } from "../../core/words/t.ts";
import { stepExplanationOf } from "../../store/explanations.ts";
import { actions, resultsOf, useApp, useCursor } from "../../store/index.ts";
import { cluesOf, inReadingOrder } from "./clues.ts";
import { QuizCard, type Said } from "./QuizCard.tsx";
import { QuizScore } from "./QuizScore.tsx";
import "./Quiz.css";

/** Moves that have brought the focus to a question already, so that none brings it twice. */
const met = new WeakSet();

/** What was said of the answers to one step: of another step, or of other numbers, it is not shown. */
interface SaidOf {
  readonly trace: Trace;
  readonly cursor: number;
  readonly said: ReadonlyMap<number, Said>;
}

const nothing: ReadonlyMap<number, Said> = new Map();

/** Asks for the gradients of the step before they are shown, judges what is answered, and keeps count. */
export function Quiz({ trace }: { readonly trace: Trace }) {
  const cursor = useCursor();
  const results = useApp(resultsOf);
  const explanation = useApp(stepExplanationOf);
  const moved = useApp((state) => state.moved);
  const box = useRef<HTMLDivElement>(null);
  const [latest, setLatest] = useState<SaidOf>({ trace, cursor, said: nothing });
  const said = latest.trace === trace && latest.cursor === cursor ? latest.said : nothing;

  const step = trace.steps[cursor - 1];
  const questions = step === undefined ? [] : questionsOf(trace, step);
  const first = firstQuestionAt(trace, cursor);
  const resultAt = (i: number): Result => results[first + i] ?? "open";
  const isAsking = questions.some((_question, i) => !isClosed(resultAt(i)));
  const shown = isAsking || said.size > 0 ? inReadingOrder(questions) : [];

  /** The next field that is open; past the last, what leads on. */
  const focusNext = (): void => {
    const next = box.current?.querySelector<HTMLElement>("input, .quiz-on");
    (next ?? box.current)?.focus();
  };
  useEffect(() => {
    if (moved === null || met.has(moved)) return;
    met.add(moved);
    if (isAsking) focusNext();
  }, [moved, isAsking]);

  const onDeed = (i: number, what: Said, deed: Deed | null): void => {
    setLatest({ trace, cursor, said: new Map([...said, [i, what]]) });
    if (deed === null) return;
    actions.answer(first + i, deed);
    // Once the field has given way to the number.
    if (deed !== "wrong") requestAnimationFrame(focusNext);
  };

  return (
    <div ref={box} className="quiz" role="group" aria-label={t`Predict the gradients`} tabIndex={-1}>
      {cursor <= trace.forwardCount && results.length === 0 ? (
        <p className="quiz-says">{t`Step forward. Each gradient is asked for before it is shown.`}</p>
      ) : null}
      {explanation === null
        ? null
        : shown.map((i) => {
            const question = questions[i];
            return question === undefined ? null : (
              <QuizCard
                key={`${cursor} ${i}`}
                question={question}
                clues={cluesOf(question, explanation)}
                result={resultAt(i)}
                said={said.get(i) ?? null}
                onDeed={(what, deed) => onDeed(i, what, deed)}
              />
            );
          })}
      {said.size > 0 && !isAsking && cursor < trace.steps.length ? (
        <button type="button" className="button quiz-on" onClick={() => actions.step(1)}>
          {t`Go on`}
        </button>
      ) : null}
      <QuizScore trace={trace} results={results} />
    </div>
  );
}
