import * as v from "valibot";
import { results } from "../core/quiz/progress.ts";
import { choices } from "../core/share/choices.ts";
import { difficulties } from "../core/share/exerciseName.ts";
import { recipeSchema, writeRecipe } from "../core/share/recipe.ts";
import { defaultSettings, languageSchema, mostDecimals } from "../core/share/settings.ts";
import { atToCursor } from "../core/share/moment.ts";
import { linkStateOf } from "./arrival.ts";
import { initialSettings, panelWidths, speeds, type State } from "./state.ts";
import type { Arrival } from "./actions.ts";

const key = "backstep";

const panel = v.object({
  open: v.boolean(),
  width: v.pipe(v.number(), v.minValue(panelWidths.min), v.maxValue(panelWidths.max)),
});

const text = v.pipe(v.string(), v.maxLength(1_000_000));
const quizzesSchema = v.array(v.object({ key: text, results: v.array(v.picklist(results)) }));
const exerciseSchema = v.nullable(
  v.object({ difficulty: v.picklist(difficulties), seed: v.string(), source: v.string() }),
);

/** What a tab remembers. Storage belongs to the reader's browser, where anything may have written: all of it is checked. */
const saved = v.object({
  source: text,
  shown: text,
  at: v.string(),
  target: v.nullable(v.string()),
  grain: v.picklist(choices.grain),
  num: v.picklist(choices.num),
  dec: v.union([v.literal("auto"), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostDecimals))]),
  theme: v.picklist(choices.theme),
  palette: v.picklist(choices.palette),
  lang: languageSchema,
  // A tab may remember them from before there were any.
  tab: v.optional(v.picklist(choices.tab), defaultSettings.tab),
  code: v.optional(v.picklist(choices.code), defaultSettings.code),
  train: v.optional(v.pipe(v.string(), recipeSchema), ""),
  motion: v.picklist(["auto", "reduced"]),
  speed: v.picklist([...speeds]),
  follow: v.boolean(),
  lessonDraft: v.optional(text, ""),
  quiz: v.optional(v.picklist(choices.quiz), defaultSettings.quiz),
  quizzes: v.optional(quizzesSchema, []),
  exercise: v.optional(exerciseSchema, null),
  left: panel,
  right: panel,
});

/** Writes the moment into the tab's storage. Storage that is full or refused (a frame of another site) is no error. */
export function autosave(state: State, storage: () => Storage): void {
  try {
    const { shown, motion, speed, follow, left, right, lessonDraft, quizzes, exercise } = state;
    const train = writeRecipe(state.train);
    const own = { shown, motion, speed, follow, left, right, lessonDraft, quizzes, exercise };
    storage().setItem(key, JSON.stringify({ ...linkStateOf(state), train, ...own }));
  } catch {
    return;
  }
}

/** What this tab held before a reload; null where there is nothing, or nothing that can be read. */
export function restore(storage: () => Storage): Arrival | null {
  let read: unknown;
  try {
    read = JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return null;
  }
  const result = v.safeParse(saved, read);
  if (!result.success) return null;
  const { source, shown, at, lessonDraft, quizzes, exercise, ...settings } = result.output;
  return {
    source,
    shown,
    settings: { ...initialSettings, ...defaultSettings, ...settings },
    place: (forwardCount, stepCount) => atToCursor(forwardCount, stepCount, at),
    origin: "restore",
    lessonDraft,
    quizzes,
    exercise,
  };
}
