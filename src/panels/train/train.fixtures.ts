import { derive } from "../../store/derive.ts";
import type { Recipe } from "./recipe.ts";
import type { Report, Task, Training } from "./training.ts";

/** What a text has trained: plain descent on all of its inputs unless told. */
export function taskOf(source: string, recipe: Partial<Recipe> = {}): Task {
  const { graph } = derive(source);
  if (graph === null) throw new Error("The test's own program does not work.");
  const parameters = graph.nodes.flatMap(({ kind, name }) => (kind === "input" && name !== null ? [name] : []));
  const scales = (recipe.parameters ?? parameters).map(() => 1);
  const usual: Recipe = { method: "plain", rate: 0.1, scales, steps: 20, parameters };
  return { graph, target: graph.output, recipe: { ...usual, ...recipe } };
}

/** A bowl with its bottom at (3, −1), where the loss is 5; a step at 0.1 leaves 0.8 and 0.6 of the way. */
export const bowl = "f = (a - 3)^2 + 2 * (b + 1)^2 + 5\na = 0\nb = 1";

/** The loss of the bowl after so many plain updates at 0.1. */
export const bowlLoss = (step: number): number => (3 * 0.8 ** step) ** 2 + 2 * (2 * 0.6 ** step) ** 2 + 5;

/** What there is to report after one more update. */
export function afterSlice(training: Training): Report {
  training.run(0);
  return training.report();
}

/** What there is to report after it was set to a step. */
export function afterGoing(training: Training, step?: number): Report {
  training.goTo(step);
  return training.report();
}
