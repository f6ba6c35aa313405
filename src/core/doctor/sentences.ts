import { listed } from "../graph/problems.ts";
import { shortNumber as print } from "../notation/number.ts";
import { t } from "../words/t.ts";
import type { Ailment } from "./finding.ts";

/** What a finding means and what helps, in words. */
export interface Words {
  readonly says: string;
  readonly helps: string;
}

const percent = (share: number): string => `${String(Math.round(share * 100))} %`;

export function saturatedWords(gate: string, share: number, size: number, largestLocal: number): Words {
  const what =
    size === 1
      ? t`${gate} is saturated: it is almost flat there, and its local gradient is ${print(largestLocal)}.`
      : t`${gate} is saturated in ${percent(share)} of its entries: there it is almost flat.`;
  return {
    says: `${what} ${t`Hardly any gradient gets through, so that what stands before it hardly learns.`}`,
    helps: t`Smaller weights, inputs scaled to about 1, or an activation that does not flatten, such as ReLU.`,
  };
}

export function softmaxWords(gate: string, rows: number): Words {
  return {
    says:
      rows === 1
        ? t`${gate} gives almost all of the probability to one class: there it is almost flat, and hardly any gradient gets through to the scores.`
        : t`${gate} gives in most rows almost all of the probability to one class: there it is almost flat, and hardly any gradient gets through to the scores.`,
    helps: t`Smaller scores, or the cross-entropy of the scores as one gate, whose gradient p − y does not fade.`,
  };
}

export function deadWords(gate: string, size: number, isHidden: boolean): Words {
  if (!isHidden)
    return {
      says:
        size === 1
          ? t`${gate} is off: what it is given is not above 0, so that no gradient passes.`
          : t`${gate} is off in every entry: nothing that it is given is above 0, so that no gradient passes.`,
      helps: t`Of a hinge loss that is as it should be: every margin is met, and there is nothing left to learn from these inputs.`,
    };
  const off =
    size === 1
      ? t`${gate} is off: what it is given is not above 0, so that its output is 0 and no gradient passes.`
      : t`${gate} is off in every entry: nothing that it is given is above 0, so that its output is 0 and no gradient passes.`;
  return {
    says: `${off} ${t`For these inputs nothing before it learns.`}`,
    helps: t`A smaller learning rate, a bias that starts above 0, or a leaky ReLU, which always lets some gradient through.`,
  };
}

/** @param isImages whether the batch is of images, and a unit one of their channels */
export function deadUnitsWords(gate: string, dead: number, units: number, isImages: boolean): Words {
  return {
    says: isImages ? deadChannels(gate, dead, units) : deadColumns(gate, dead, units),
    helps: t`A few of them do no harm. If many stay off: a smaller learning rate, other initial weights, or a leaky ReLU.`,
  };
}

function deadColumns(gate: string, dead: number, units: number): string {
  return dead === 1
    ? t`One unit of ${units} in ${gate} is off for every row: the weights into it get no gradient from this batch.`
    : t`${dead} units of ${units} in ${gate} are off for every row: the weights into them get no gradient from this batch.`;
}

function deadChannels(gate: string, dead: number, units: number): string {
  return dead === 1
    ? t`One unit of ${units} in ${gate} is off for every pixel of every image: the weights into it get no gradient from this batch.`
    : t`${dead} units of ${units} in ${gate} are off for every pixel of every image: the weights into them get no gradient from this batch.`;
}

/** @param way `the layers`, `the turns` */
export function flowWords(ailment: "vanishing" | "exploding", way: string, steps: number, ratio: number): Words {
  return ailment === "vanishing"
    ? {
        says: t`Going back through ${way}, the gradient shrinks to ${print(ratio)} times what it was, over ${steps} steps: what is far from the output hardly learns.`,
        helps: t`Weights scaled to the size of their layer, ReLU in place of sigmoid or tanh, and paths that only add, as in an LSTM or a residual net.`,
      }
    : {
        says: t`Going back through ${way}, the gradient grows to ${print(ratio)} times what it was, over ${steps} steps: one update may throw the weights far off.`,
        helps: t`Smaller initial weights, a smaller learning rate, or gradients clipped to a largest norm.`,
      };
}

/** @param notes what the gate itself says of its tie or kink @param entries how many of them */
export function singularWords(
  ailment: Ailment & ("tie" | "kink"),
  gate: string,
  notes: readonly string[],
  entries: number,
): Words {
  return {
    says: [ailment === "tie" ? atTie(gate, entries) : atKink(gate, entries), ...notes].join(" "),
    helps: t`It does no harm, and it is rare with measured data; a numerical check sees a different slope on each side.`,
  };
}

function atTie(gate: string, entries: number): string {
  return entries === 1
    ? t`${gate} stands exactly on a tie: there the derivative does not exist, and a convention decides.`
    : t`${gate} stands exactly on a tie in ${entries} entries: there the derivative does not exist, and a convention decides.`;
}

function atKink(gate: string, entries: number): string {
  return entries === 1
    ? t`${gate} stands exactly on a kink: there the derivative does not exist, and a convention decides.`
    : t`${gate} stands exactly on a kink in ${entries} entries: there the derivative does not exist, and a convention decides.`;
}

/** @param value `∞`, `NaN` @param why sentences of the gate */
export function notFiniteWords(gate: string, entries: number, size: number, why: readonly string[]): Words {
  const first =
    size === 1
      ? t`${gate} is the first value that is not finite.`
      : t`${gate} is the first value that is not finite, in ${entries} of ${size} entries.`;
  return {
    says: [first, ...why].join(" "),
    helps: t`Keep what goes into it away from that: a small number added under a logarithm, root or division, or the overflow-safe gate (softplus, logsumexp, cross_entropy).`,
  };
}

export function gradientNotFiniteWords(gate: string, operand: string, why: readonly string[]): Words {
  return {
    says: [t`A finite gradient arrives at ${gate}, and what it hands back to ${operand} is not finite.`, ...why].join(
      " ",
    ),
    helps: t`Move the operand away from there, by a small number added to it, or use a gate that has a slope there.`,
  };
}

export function unusedWords(inputs: readonly string[], f: string): Words {
  return {
    says:
      inputs.length === 1
        ? t`${listed(inputs)} gets no gradient: ${f} does not depend on it.`
        : t`${listed(inputs)} get no gradient: ${f} does not depend on them.`,
    helps: t`Use it on the way to the output, or differentiate another value.`,
  };
}

export function blockedWords(inputs: readonly string[], blockers: readonly string[], why: readonly string[]): Words {
  return {
    says: [blockedBy(inputs, blockers), ...why].join(" "),
    helps: t`It is so for these values; other inputs may open the way.`,
  };
}

function blockedBy(inputs: readonly string[], blockers: readonly string[]): string {
  const [names, gates] = [listed(inputs), listed(blockers)];
  if (inputs.length === 1)
    return blockers.length === 1
      ? t`${names} gets no gradient: ${gates} hands it none.`
      : t`${names} gets no gradient: ${gates} hand it none.`;
  return blockers.length === 1
    ? t`${names} get no gradient: ${gates} hands them none.`
    : t`${names} get no gradient: ${gates} hand them none.`;
}

export function cancelledWords(inputs: readonly string[]): Words {
  return {
    says: t`What comes back to ${listed(inputs)} along several branches adds up to exactly 0.`,
    helps: t`Nothing is wrong where the branches cancel, as in x − x; else look for a difference that was not meant.`,
  };
}
