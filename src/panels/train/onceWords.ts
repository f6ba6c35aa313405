import { remembered } from "./methods.ts";
import { shownNumber } from "./numbers.ts";
import type { Recipe } from "./recipe.ts";

/** What the letters of an update stand for, and which update it is. @param name of the loss */
export function onceWords({ method, rate, scales }: Recipe, name: string, count: number): string {
  const means = remembered[method];
  const letters = scales.some((scale) => scale !== 1)
    ? `Here η is each parameter's own rate, w a parameter and g = ∂${name}/∂w its gradient.`
    : `Here η = ${shownNumber(rate)} is the rate, w a parameter and g = ∂${name}/∂w its gradient.`;
  if (count === 1)
    return means === ""
      ? letters
      : `${letters} This is update 1: before it, what the method remembers in ${means} is 0.`;
  return means === ""
    ? `${letters} This is update ${String(count)}.`
    : `${letters} This is update ${String(count)}: what the method remembers in ${means} is as update ${String(count - 1)} left it.`;
}
