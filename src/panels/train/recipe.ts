import type { Graph } from "../../core/graph/graph.ts";
import type { Recipe as TextRecipe } from "../../core/language/reading.ts";
import { clampRate, clampUpdates, type RecipeSetting } from "../../core/share/recipe.ts";
import type { Method } from "../../core/train/methods.ts";
import { likelyParameters, trainable } from "../../core/train/parameters.ts";

/** How a graph is trained. */
export interface Recipe {
  readonly method: Method;
  readonly rate: number;
  /**
   * How many times that rate each parameter is moved at, one for each: 1, unless the text's own loop has several rates.
   * Below 0 it goes up along its gradient.
   */
  readonly scales: readonly number[];
  /** Updates. */
  readonly steps: number;
  /** Names of the inputs that are changed, in the order of the graph. */
  readonly parameters: readonly string[];
}

/** Where neither the text nor the reader says anything. */
const usual = { method: "plain", rate: 0.01, steps: 200 } as const;

/**
 * What the text says: its own loop of updates where it has one, else the usual rate and the inputs that look like weights. The
 * rate is that of the first update; those of the others are told by their scales.
 */
export function recipeOfText(graph: Graph, told: TextRecipe | null): Recipe {
  if (told === null) {
    const parameters = likelyParameters(graph);
    return { ...usual, parameters, scales: parameters.map(() => 1) };
  }
  const rates = new Map(told.updates.toReversed().map(({ parameter, rate }) => [parameter, rate]));
  const parameters = trainable(graph).filter((name) => rates.has(name));
  const first = told.updates.find(({ rate }) => rate !== 0)?.rate ?? usual.rate;
  const rate = clampRate(Math.abs(first));
  return {
    method: usual.method,
    rate,
    scales: parameters.map((name) => (rates.get(name) ?? first) / Math.abs(first)),
    steps: clampUpdates(told.steps ?? usual.steps),
    parameters,
  };
}

/**
 * The text's recipe with what the reader has changed of it: another rate changes all in proportion. Parameters that the graph
 * has no longer fall away.
 */
export function recipeWith(own: Recipe, setting: RecipeSetting, graph: Graph): Recipe {
  const { parameters: chosen, ...numbers } = setting;
  const known = chosen === undefined ? [] : trainable(graph).filter((name) => chosen.includes(name));
  const parameters = known.length === 0 ? own.parameters : known;
  const scales = parameters.map((name) => own.scales[own.parameters.indexOf(name)] ?? 1);
  return { ...own, ...numbers, parameters, scales };
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
