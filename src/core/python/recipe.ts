import type { Recipe, Remark, Update } from "../language/reading.ts";
import { t } from "../words/t.ts";
import type { Item } from "./item.ts";
import { numberOf, turnsOf } from "./numbers.ts";
import type { Parted } from "./partition.ts";

/** How the program is trained, from its update lines. Null where the text has none whose rate is known. */
export function recipeOf(
  items: readonly Item[],
  { moves }: Parted,
  constants: ReadonlyMap<string, number>,
): { readonly recipe: Recipe | null; readonly remarks: readonly Remark[] } {
  const updates: Update[] = [];
  const remarks: Remark[] = [];
  let recipe: Recipe | null = null;
  for (const [i, { parameter, rate }] of moves) {
    const item = items[i];
    if (item?.kind !== "assign") continue;
    const { span, where } = item;
    const value = numberOf(rate, constants);
    if (value === null) {
      const message = t`${parameter} is moved against its gradient, and how far is no number that the text gives: write it, as in step_size = 0.1.`;
      remarks.push({ kind: "left", message, span });
      continue;
    }
    updates.push({ parameter, rate: value, span });
    if (value < 0)
      remarks.push({
        kind: "kept",
        message: t`${parameter} goes up along its gradient: for a loss it would go down, with a minus.`,
        span,
      });
    const { training } = where;
    recipe ??= { updates, steps: training === null ? 1 : turnsOf(training, constants), span: training?.span ?? span };
  }
  return { recipe, remarks };
}
