import { shownNumber } from "./numbers.ts";
import type { Run } from "./trainer.ts";

/** How a training is coming along, in a sentence or two. It changes seldom, as it is read out. */
export function stateWords({ state, task, losses, divergence, problem, isHere, isSilent }: Run): string {
  const { rate, steps } = task.recipe;
  const here = isHere ? " This browser gives it no thread of its own, so the page may be slower meanwhile." : "";
  const [first = Number.NaN] = losses;
  const last = losses.at(-1) ?? Number.NaN;
  switch (state) {
    case "starting":
    case "running":
      return isSilent
        ? "Nothing was heard of the training for ten seconds. It may be at a long update; Stop ends it."
        : `Training.${here}`;
    case "paused":
      return "Paused.";
    case "stopped":
      return "Stopped before its end.";
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
      return `Diverged: after ${String(losses.length - 1)} ${losses.length === 2 ? "update" : "updates"} at a rate of ${shownNumber(rate)} the loss ${what}. Each step goes past the bottom and lands higher on the other side. ${advice}`;
    }
  }
}
