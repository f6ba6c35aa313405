import { nextSeed, type ExerciseName } from "../../core/share/exerciseName.ts";
import { t } from "../../core/words/t.ts";
import { arrivalOfExercise } from "../../store/exercise.ts";
import { actions } from "../../store/index.ts";

interface NextExerciseProps {
  readonly exercise: ExerciseName;
  readonly isDone: boolean;
}

/** Leads from one exercise of a row to the next, and to the choice of others. */
export function NextExercise({ exercise: { difficulty, seed }, isDone }: NextExerciseProps) {
  return (
    <>
      <button
        type="button"
        className={isDone ? "button button-primary" : "explain-action"}
        onClick={() => actions.adopt(arrivalOfExercise({ difficulty, seed: nextSeed(seed) }))}
      >
        {t`Next exercise`}
      </button>
      <button
        type="button"
        className="explain-action"
        aria-haspopup="dialog"
        onClick={() => actions.openDialog("exercises")}
      >
        {t`Exercises…`}
      </button>
    </>
  );
}
