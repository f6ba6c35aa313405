import { remembered } from "./methods.ts";
import { shownNumber } from "./numbers.ts";
import type { Recipe } from "./recipe.ts";
import { t, translated } from "../../core/words/t.ts";

/** What the letters of an update stand for, and which update it is. @param name of the loss */
export function onceWords({ method, rate, scales }: Recipe, name: string, count: number): string {
  const means = translated(remembered[method]);
  const letters = scales.some((scale) => scale !== 1)
    ? t`Here η is each parameter's own rate, w a parameter and g = ∂${name}/∂w its gradient.`
    : t`Here η = ${shownNumber(rate)} is the rate, w a parameter and g = ∂${name}/∂w its gradient.`;
  const which = whichUpdate(means, count);
  return which === "" ? letters : `${letters} ${which}`;
}

function whichUpdate(means: string, count: number): string {
  if (means === "") return count === 1 ? "" : t`This is update ${count}.`;
  return count === 1
    ? t`This is update 1: before it, what the method remembers in ${means} is 0.`
    : t`This is update ${count}: what the method remembers in ${means} is as update ${count - 1} left it.`;
}
