import { Printer } from "lucide-react";
import { useId, useState } from "react";
import { seedOf, type ExerciseName } from "../../core/share/exerciseName.ts";
import { t } from "../../core/words/t.ts";
import { drawnSeed } from "../../store/exercise.ts";
import { actions } from "../../store/index.ts";
import { requestPrint } from "../print/requests.ts";

/** More exercises are more than a class works through. */
const mostExercises = 20;

interface SheetChoiceProps {
  readonly difficulty: ExerciseName["difficulty"];
  readonly seed: string | null;
}

/** Prints exercises to be worked out on paper, and their solutions. */
export function SheetChoice({ difficulty, seed }: SheetChoiceProps) {
  const [count, setCount] = useState(4);
  const [solutions, setSolutions] = useState(true);
  const id = useId();
  const print = (event: Pick<Event, "preventDefault">): void => {
    event.preventDefault();
    const row = seed ?? drawnSeed();
    const exercises = Array.from({ length: count }, (_unused, i) => ({ difficulty, seed: seedOf(row, i + 1) }));
    actions.closeDialog();
    requestPrint({ exercises, solutions });
  };
  return (
    <form aria-labelledby={`${id}-title`} className="exercises-sheet" onSubmit={print}>
      <h3 id={`${id}-title`} className="panel-heading">
        {t`Sheet to print`}
      </h3>
      <p className="exercises-hint">
        {seed === null
          ? t`Graphs with their values, and blanks for the gradients.`
          : t`Graphs with their values, and blanks for the gradients: seeds ${seedOf(seed, 1)} to ${seedOf(seed, count)}.`}
      </p>
      <div className="exercises-print">
        <label>
          {t`Exercises`}
          <input
            type="number"
            className="select"
            min={1}
            max={mostExercises}
            value={count}
            onChange={({ currentTarget }) =>
              setCount(Math.min(Math.max(Math.trunc(currentTarget.valueAsNumber) || 1, 1), mostExercises))
            }
          />
        </label>
        <label>
          <input type="checkbox" checked={solutions} onChange={() => setSolutions(!solutions)} />
          {t`with solutions`}
        </label>
        <button type="submit" className="button">
          <Printer size={16} aria-hidden />
          {t`Print the sheet…`}
        </button>
      </div>
    </form>
  );
}
