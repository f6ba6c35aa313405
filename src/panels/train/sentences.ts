import { listed } from "../../core/graph/problems.ts";
import { shownNumber } from "./numbers.ts";
import type { Recipe } from "./recipe.ts";
import { patience, type Run } from "./trainer.ts";
import { t } from "../../core/words/t.ts";

/** How a training is coming along, in a sentence or two. It changes seldom, as it is read out. */
export function stateWords({ state, task, losses, divergence, problem, isHere, contact }: Run): string {
  const { steps } = task.recipe;
  const made = Math.max(0, losses.length - 1);
  if (contact === "silent")
    return t`Nothing was heard of the training for ${patience / 1000} seconds, after update ${made}. Its thread may have ended, or be at a long update: wait, begin again, or stop it.`;
  const first = shownNumber(losses[0] ?? Number.NaN);
  const last = shownNumber(losses.at(-1) ?? Number.NaN);
  switch (state) {
    case "starting":
    case "running":
      return isHere
        ? t`Training. This browser gives it no thread of its own, so the page may be slower meanwhile.`
        : t`Training.`;
    case "paused":
      return t`Paused.`;
    case "stopped":
      return t`Stopped before its end.`;
    case "lost":
      return t`The thread that trained has ended, after update ${made}. Begin again: the same losses come, and go on.`;
    case "failed":
      return problem ?? t`It cannot be trained.`;
    case "done":
      return steps === 1
        ? t`Done: 1 update took the loss from ${first} to ${last}.`
        : t`Done: ${steps} updates took the loss from ${first} to ${last}.`;
    case "diverged":
      return divergedWords(task.recipe, made, divergence);
  }
}

function divergedWords({ rate, scales }: Recipe, made: number, divergence: Run["divergence"]): string {
  const at = shownNumber(rate);
  const suggested = divergence?.suggestedRate ?? null;
  const why = scales.some((scale) => scale < 0)
    ? t`The text's loop goes up along a gradient, which makes the loss rise.`
    : t`Each step goes past the bottom and lands higher on the other side.`;
  const advice =
    suggested === null
      ? t`A smaller rate may help; where there is no slope to follow, none will.`
      : t`From the same start a rate of ${shownNumber(suggested)} would make it fall.`;
  return [divergence?.reason === "grown" ? grownWords(made, at) : lostWords(made, at), why, advice].join(" ");
}

function grownWords(made: number, rate: string): string {
  return made === 1
    ? t`Diverged: after 1 update at a rate of ${rate} the loss has grown a thousandfold.`
    : t`Diverged: after ${made} updates at a rate of ${rate} the loss has grown a thousandfold.`;
}

function lostWords(made: number, rate: string): string {
  return made === 1
    ? t`Diverged: after 1 update at a rate of ${rate} the loss is no longer a finite number.`
    : t`Diverged: after ${made} updates at a rate of ${rate} the loss is no longer a finite number.`;
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
  const rest = own.length > most ? [t`${own.length - most} more`] : [];
  const rates = t`Rates of their own, as in the text: ${listed([...shown, ...rest])}. Another rate here changes them in proportion.`;
  return own.every(({ scale }) => scale >= 0)
    ? rates
    : `${rates} ${t`A rate below 0 goes up along the gradient, so the loss may rise.`}`;
}
