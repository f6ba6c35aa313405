import { useId, useState } from "react";
import { cut, difficulties, longestSeed, writeExercise, type ExerciseName } from "../../core/share/exerciseName.ts";
import { msg, t, translated } from "../../core/words/t.ts";
import { arrivalOfExercise, drawnSeed } from "../../store/exercise.ts";
import { actions, addressOf, store } from "../../store/index.ts";
import { CopyText } from "./CopyText.tsx";
import { SheetChoice } from "./SheetChoice.tsx";
import "./Exercises.css";

type Difficulty = ExerciseName["difficulty"];

const says: Readonly<Record<Difficulty, string>> = {
  1: msg`Sums, differences and products`,
  2: msg`With a value that is used twice, and functions`,
  3: msg`With more branches, quotients and functions`,
};

/** Exercises by difficulty and seed: to be opened, to be handed out as a link, or to be printed. */
export function Exercises() {
  const [{ exercise }] = useState(() => store.getState());
  const [difficulty, setDifficulty] = useState<Difficulty>(exercise?.difficulty ?? 1);
  const [text, setText] = useState("");
  const id = useId();
  const seed = cut(text);
  const named = seed === "" || seed === "*" ? null : seed;
  const link = addressOf(`#${writeExercise({ difficulty, seed: named })}`, window.location);

  const open = (event: Pick<Event, "preventDefault">): void => {
    event.preventDefault();
    actions.adopt(arrivalOfExercise({ difficulty, seed: named ?? drawnSeed() }));
  };

  return (
    <div className="exercises">
      <form onSubmit={open}>
        <p>{t`A small graph whose gradients are yours to predict, one by one, each judged at once.`}</p>
        <fieldset className="exercises-difficulties">
          <legend>{t`Difficulty`}</legend>
          {difficulties.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-difficulty`}
                checked={one === difficulty}
                onChange={() => setDifficulty(one)}
              />
              <b>{one}</b> {translated(says[one])}
            </label>
          ))}
        </fieldset>
        <div className="exercises-seed">
          <label htmlFor={`${id}-seed`}>{t`Seed`}</label>
          <input
            id={`${id}-seed`}
            className="exercises-field"
            value={text}
            maxLength={longestSeed}
            placeholder={t`a new one`}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-hint`}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" className="button button-primary">
            {t`Open the exercise`}
          </button>
        </div>
        <p id={`${id}-hint`} className="exercises-hint">
          {t`The same seed is the same exercise everywhere. Left empty, a new one is drawn.`}
        </p>
      </form>
      <section aria-labelledby={`${id}-link`}>
        <h3 id={`${id}-link`} className="panel-heading">
          {t`Link for a class`}
        </h3>
        <p className="exercises-hint">
          {named === null
            ? t`Everyone who opens it gets an exercise of their own.`
            : t`Everyone who opens it gets this exercise.`}
        </p>
        {/* Of another exercise, nothing has been copied. */}
        <CopyText key={link} label={t`Address of the exercise`} text={link} />
      </section>
      <SheetChoice difficulty={difficulty} seed={named} />
    </div>
  );
}
