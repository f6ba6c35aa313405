import { lazy, Suspense } from "react";
import { reachOf, scoreOf, type Result } from "../../core/quiz/progress.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { t } from "../../core/words/t.ts";
import { actions, useApp } from "../../store/index.ts";

const NextExercise = lazy(() => import("./NextExercise.tsx").then((part) => ({ default: part.NextExercise })));

interface QuizScoreProps {
  readonly trace: Trace;
  readonly results: readonly Result[];
}

/** How it went so far, in one quiet line, and the ways on from it. */
export function QuizScore({ trace, results }: QuizScoreProps) {
  const exercise = useApp(({ exercise: opened, source }) => (opened?.source === source ? opened : null));
  const { first, later, shown, closed } = scoreOf(results);
  const isDone = closed > 0 && reachOf(trace, results).hidden.length === 0;
  const rest = [later === 0 ? "" : t`${later} later`, shown === 0 ? "" : t`${shown} shown`].filter(
    (text) => text !== "",
  );
  if (results.length === 0 && exercise === null) return null;
  return (
    <div className="quiz-score">
      {closed === 0 ? null : (
        <p>
          {isDone ? t`All done: ${first} of ${closed} at the first try` : t`${first} of ${closed} at the first try`}
          {rest.length === 0 ? "" : ` (${rest.join(", ")})`}
        </p>
      )}
      {results.length === 0 ? null : (
        <button type="button" className="explain-action" onClick={actions.resetQuiz}>
          {t`Start again`}
        </button>
      )}
      {exercise === null ? null : (
        <Suspense fallback={null}>
          <NextExercise exercise={exercise} isDone={isDone} />
        </Suspense>
      )}
    </div>
  );
}
