import { listed } from "../../core/graph/problems.ts";
import { shownNumber } from "./numbers.ts";
import type { Recipe } from "./recipe.ts";
import { patience, type Run } from "./trainer.ts";

/** How a training is coming along, in a sentence or two. It changes seldom, as it is read out. */
export function stateWords({ state, task, losses, divergence, problem, isHere, contact }: Run): string {
  const { rate, steps, scales } = task.recipe;
  const made = Math.max(0, losses.length - 1);
  if (contact === "silent")
    return `Nothing was heard of the training for ${String(patience / 1000)} seconds, after update ${String(made)}. Its thread may have ended, or be at a long update: wait, begin again, or stop it.`;
  const here = isHere ? " This browser gives it no thread of its own, so the page may be slower meanwhile." : "";
  const [first = Number.NaN] = losses;
  const last = losses.at(-1) ?? Number.NaN;
  switch (state) {
    case "starting":
    case "running":
      return `Training.${here}`;
    case "paused":
      return "Paused.";
    case "stopped":
      return "Stopped before its end.";
    case "lost":
      return `The thread that trained has ended, after update ${String(made)}. Begin again: the same losses come, and go on.`;
    case "failed":
      return problem ?? "It cannot be trained.";
    case "done":
      return `Done: ${String(steps)} ${steps === 1 ? "update" : "updates"} took the loss from ${shownNumber(first)} to ${shownNumber(last)}.`;
    case "diverged": {
      const what = divergence?.reason === "grown" ? "has grown a thousandfold" : "is no longer a finite number";
      const advice =
        divergence?.suggestedRate == null
          ? "A smaller rate may help; where there is no slope to follow, none will."
          : `From the same start a rate of ${shownNumber(divergence.suggestedRate)} would make it fall.`;
      const why = scales.some((scale) => scale < 0)
        ? "The text's loop goes up along a gradient, which makes the loss rise."
        : "Each step goes past the bottom and lands higher on the other side.";
      return `Diverged: after ${String(made)} ${made === 1 ? "update" : "updates"} at a rate of ${shownNumber(rate)} the loss ${what}. ${why} ${advice}`;
    }
  }
}

/** More rates than these are not listed. */
const most = 6;

/** Where parameters have rates of their own: what these are. Null where there is one rate for all. */
export function ratesWords({ parameters, scales, rate }: Recipe): string | null {
  const own = parameters.flatMap((name, i) => {
    const scale = scales[i] ?? 1;
    return scale === 1 ? [] : [{ name, scale }];
  });
  if (own.length === 0) return null;
  const shown = own.slice(0, most).map(({ name, scale }) => `${name} ${shownNumber(scale * rate)}`);
  const rest = own.length > most ? [`${String(own.length - most)} more`] : [];
  const rates = `Rates of their own, as in the text: ${listed([...shown, ...rest])}. Another rate here changes them in proportion.`;
  return own.every(({ scale }) => scale >= 0)
    ? rates
    : `${rates} A rate below 0 goes up along the gradient, so the loss may rise.`;
}
