import { t } from "../words/t.ts";
import { encodePercent } from "./percent.ts";
import { shorten } from "./settings.ts";

export const difficulties = [1, 2, 3] as const;

/** What names an exercise: the same name is the same program everywhere. */
export interface ExerciseName {
  readonly difficulty: (typeof difficulties)[number];
  readonly seed: string;
}

/** A name as it stands in a link: without a seed everyone gets an exercise of their own. */
export interface AskedExercise {
  readonly difficulty: ExerciseName["difficulty"];
  readonly seed: string | null;
}

/** No seed is longer. */
export const longestSeed = 40;

const hint = (): string => t`An exercise is written exercise=2~42: a difficulty from 1 to 3, then a seed.`;

/** Reads `2~42` or `2~*`, with sentences on what was taken otherwise than it stands; a sentence alone where nothing can be taken. */
export function readExercise(
  text: string,
): { readonly asked: AskedExercise; readonly notes: readonly string[] } | { readonly problem: string } {
  const parts = /^\s*(-?\d{1,9})\s*(?:~(.*))?$/su.exec(text);
  if (parts === null) return { problem: t`The exercise “${shorten(text)}” is not known here. ${hint()}` };
  const number = Number(parts[1]);
  const difficulty = difficulties.find((one) => one === number) ?? (number > 3 ? 3 : 1);
  const written = (parts[2] ?? "*").trim();
  const seed = cut(written);
  const notes = [
    ...(difficulty === number
      ? []
      : [t`There is no difficulty ${number}, and difficulty ${difficulty} was taken. ${hint()}`]),
    ...(seed === written ? [] : [t`A seed has ${longestSeed} characters at the most; the first of them were taken.`]),
  ];
  return { asked: { difficulty, seed: seed === "" || seed === "*" ? null : seed }, notes };
}

/** A seed as far as it is one. */
export const cut = (seed: string): string => Array.from(seed.trim()).slice(0, longestSeed).join("").trim();

/** `exercise=2~42`, as a link has it. */
export const writeExercise = ({ difficulty, seed }: AskedExercise): string =>
  `exercise=${difficulty}~${seed === null ? "*" : encodePercent(seed)}`;

/** The next of a row of exercises: 42, 42-1, 42-2 … */
export function nextSeed(seed: string): string {
  const parts = /^(.*)-(\d{1,6})$/su.exec(seed);
  return parts === null ? seedOf(seed, 1) : seedOf(parts[1] ?? "", Number(parts[2]) + 1);
}

/** A seed of the row that belongs to a seed, the first at 1. */
export const seedOf = (seed: string, place: number): string => {
  const ending = `-${place}`;
  return `${Array.from(seed)
    .slice(0, longestSeed - ending.length)
    .join("")}${ending}`;
};
