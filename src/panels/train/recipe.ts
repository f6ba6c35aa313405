import type { Graph } from "../../core/graph/graph.ts";
import type { Recipe as TextRecipe } from "../../core/language/reading.ts";
import { clampRate, clampUpdates, type RecipeSetting } from "../../core/share/recipe.ts";
import type { Method } from "../../core/train/methods.ts";
import { likelyParameters, trainable } from "../../core/train/parameters.ts";

/** How a graph is trained. */
export interface Recipe {
  readonly method: Method;
  readonly rate: number;
  /** Updates. */
  readonly steps: number;
  /** Names of the inputs that are changed, in the order of the graph. */
  readonly parameters: readonly string[];
}

/** Where neither the text nor the reader says anything. */
const usual = { method: "plain", rate: 0.01, steps: 200 } as const;

/** What the text says: its own loop of updates where it has one, else the usual rate and the inputs that look like weights. */
export function recipeOfText(graph: Graph, told: TextRecipe | null): Recipe {
  if (told === null) return { ...usual, parameters: likelyParameters(graph) };
  const named = new Set(told.updates.map(({ parameter }) => parameter));
  return {
    method: usual.method,
    rate: clampRate(told.updates[0]?.rate ?? usual.rate),
    steps: clampUpdates(told.steps ?? usual.steps),
    parameters: trainable(graph).filter((name) => named.has(name)),
  };
}

/** The text's recipe with what the reader has changed of it. Parameters that the graph has no longer fall away. */
export function recipeWith(own: Recipe, setting: RecipeSetting, graph: Graph): Recipe {
  const { parameters, ...numbers } = setting;
  const known = parameters === undefined ? [] : trainable(graph).filter((name) => parameters.includes(name));
  return { ...own, ...numbers, parameters: known.length === 0 ? own.parameters : known };
}

/** What of a recipe differs from the text's. */
export function settingOf(own: Recipe, { method, rate, steps, parameters }: Recipe): RecipeSetting {
  const isSame =
    parameters.length === own.parameters.length && parameters.every((name, i) => name === own.parameters[i]);
  return {
    ...(method === own.method ? {} : { method }),
    ...(rate === own.rate ? {} : { rate }),
    ...(steps === own.steps ? {} : { steps }),
    // No parameters at all is no recipe, and cannot be written as one.
    ...(isSame || parameters.length === 0 ? {} : { parameters }),
  };
}
