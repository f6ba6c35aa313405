import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Graph } from "../../core/graph/graph.ts";
import type { Recipe as TextRecipe } from "../../core/language/reading.ts";
import type { RecipeSetting } from "../../core/share/recipe.ts";
import { checkLoss, parametersOf } from "../../core/train/parameters.ts";
import { derive, readingOf, targetIndex, useApp } from "../../store/index.ts";
import { startWorker } from "../startWorker.ts";
import { recipeOfText, recipeWith, type Recipe } from "./recipe.ts";
import { TrainClient } from "./trainClient.ts";
import { Trainer, type Run } from "./trainer.ts";
import type { Task } from "./training.ts";

/** What the text as it stands would have trained. */
export interface Plan extends Task {
  /** The recipe without what the reader has changed of it. */
  readonly own: Recipe;
  /** Why it cannot be trained, in a sentence; null where it can. */
  readonly problem: string | null;
}

export interface Training {
  readonly trainer: Trainer;
  /** Null while the text does not work. */
  readonly plan: Plan | null;
  readonly run: Run | null;
  /** Whether the run is of another text, or another recipe, than those that stand there now. */
  readonly isEarlier: boolean;
  start(): void;
}

function planFor(graph: Graph, told: TextRecipe | null, wanted: string | null, setting: RecipeSetting): Plan {
  const own = recipeOfText(graph, told);
  const recipe = recipeWith(own, setting, graph);
  const target = targetIndex(graph, wanted);
  let problem: string | null = null;
  try {
    checkLoss(graph, target);
    parametersOf(graph, recipe.parameters);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  return { graph, target, recipe, own, problem };
}

/** Milliseconds in which a report is drawn, and room is left for the page's own work. */
const frame = 30;

const newTrainer = (): Trainer =>
  new Trainer({
    client: new TrainClient({
      startWorker: () => startWorker("train"),
      later: (act) => void setTimeout(act),
      // Not by frames: in a tab that is hidden there are none.
      drawn: (act) => void setTimeout(act, frame),
    }),
    setTimeout: (act, milliseconds) => window.setTimeout(act, milliseconds),
    clearTimeout: (timer) => window.clearTimeout(timer),
  });

/** The training of the program that stands in the text. An edit, another recipe and another tab end it. */
export function useTrain(): Training {
  const source = useApp((state) => state.source);
  const target = useApp((state) => state.target);
  const setting = useApp((state) => state.train);
  const graph = useApp((state) => derive(state.source).graph);
  const [trainer] = useState(newTrainer);
  const run = useSyncExternalStore(trainer.subscribe, trainer.current);
  const plan = useMemo(
    () => (graph === null ? null : planFor(graph, readingOf(source).recipe, target, setting)),
    [graph, source, target, setting],
  );
  const key = JSON.stringify([source, target, plan?.recipe ?? null]);
  useEffect(() => () => trainer.stop(), [trainer, key]);
  return {
    trainer,
    plan,
    run,
    isEarlier: run !== null && run.key !== key,
    start: () => {
      if (plan !== null) trainer.start(key, plan);
    },
  };
}
