import { exerciseOf } from "../core/quiz/exercise.ts";
import type { ExerciseName } from "../core/share/exerciseName.ts";
import type { LinkView } from "../core/share/markedLink.ts";
import { atToCursor } from "../core/share/moment.ts";
import type { Arrival } from "./actions.ts";
import { exerciseSettings, silentSettings } from "./arrival.ts";

// Not part of the store's index: it is loaded with the first exercise.

/** What is easily told apart when it is read aloud. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** A seed that nobody else has. */
export const drawnSeed = (): string =>
  Array.from({ length: 5 }, () => letters[Math.floor(Math.random() * letters.length)] ?? "a").join("");

/** What opening an exercise brings: its program, with each gradient asked for. */
export function arrivalOfExercise(name: ExerciseName, view?: LinkView): Arrival {
  const source = exerciseOf(name.difficulty, name.seed);
  return {
    source,
    settings: { ...silentSettings(), ...exerciseSettings, ...view?.settings },
    place: (forward, steps) => atToCursor(forward, steps, view?.at ?? "0"),
    origin: view === undefined ? "example" : "link",
    exercise: { ...name, source },
  };
}
