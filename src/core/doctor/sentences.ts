import { listed } from "../graph/problems.ts";
import { shortNumber as print } from "../notation/number.ts";
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
      ? `${gate} is saturated: it is almost flat there, and its local gradient is ${print(largestLocal)}.`
      : `${gate} is saturated in ${percent(share)} of its entries: there it is almost flat.`;
  return {
    says: `${what} Hardly any gradient gets through, so that what stands before it hardly learns.`,
    helps: "Smaller weights, inputs scaled to about 1, or an activation that does not flatten, such as ReLU.",
  };
}

export function softmaxWords(gate: string, rows: number): Words {
  const what =
    rows === 1
      ? "almost all of the probability to one class"
      : "in most rows almost all of the probability to one class";
  return {
    says: `${gate} gives ${what}: there it is almost flat, and hardly any gradient gets through to the scores.`,
    helps: "Smaller scores, or the cross-entropy of the scores as one gate, whose gradient p − y does not fade.",
  };
}

export function deadWords(gate: string, size: number, isHidden: boolean): Words {
  const off =
    size === 1
      ? "is off: what it is given is not above 0"
      : "is off in every entry: nothing that it is given is above 0";
  return isHidden
    ? {
        says: `${gate} ${off}, so that its output is 0 and no gradient passes. For these inputs nothing before it learns.`,
        helps:
          "A smaller learning rate, a bias that starts above 0, or a leaky ReLU, which always lets some gradient through.",
      }
    : {
        says: `${gate} ${off}, so that no gradient passes.`,
        helps:
          "Of a hinge loss that is as it should be: every margin is met, and there is nothing left to learn from these inputs.",
      };
}

export function deadUnitsWords(gate: string, dead: number, units: number, over: string): Words {
  const which = dead === 1 ? "One unit" : `${String(dead)} units`;
  return {
    says: `${which} of ${String(units)} in ${gate} ${dead === 1 ? "is" : "are"} off for ${over}: the weights into ${dead === 1 ? "it" : "them"} get no gradient from this batch.`,
    helps:
      "A few of them do no harm. If many stay off: a smaller learning rate, other initial weights, or a leaky ReLU.",
  };
}

/** @param way `the layers`, `the turns` */
export function flowWords(ailment: "vanishing" | "exploding", way: string, steps: number, ratio: number): Words {
  const times = `${print(ratio)} times`;
  return ailment === "vanishing"
    ? {
        says: `Going back through ${way}, the gradient shrinks to ${times} what it was, over ${String(steps)} steps: what is far from the output hardly learns.`,
        helps:
          "Weights scaled to the size of their layer, ReLU in place of sigmoid or tanh, and paths that only add, as in an LSTM or a residual net.",
      }
    : {
        says: `Going back through ${way}, the gradient grows to ${times} what it was, over ${String(steps)} steps: one update may throw the weights far off.`,
        helps: "Smaller initial weights, a smaller learning rate, or gradients clipped to a largest norm.",
      };
}

/** @param notes what the gate itself says of its tie or kink @param entries how many of them */
export function singularWords(
  ailment: Ailment & ("tie" | "kink"),
  gate: string,
  notes: readonly string[],
  entries: number,
): Words {
  const where =
    entries === 1
      ? `${gate} stands exactly on a ${ailment}`
      : `${gate} stands exactly on a ${ailment} in ${String(entries)} entries`;
  return {
    says: `${where}: there the derivative does not exist, and a convention decides. ${notes.join(" ")}`,
    helps: "It does no harm, and it is rare with measured data; a numerical check sees a different slope on each side.",
  };
}

/** @param value `∞`, `NaN` @param why sentences of the gate */
export function notFiniteWords(gate: string, entries: number, size: number, why: readonly string[]): Words {
  const first =
    size === 1
      ? `${gate} is the first value that is not finite.`
      : `${gate} is the first value that is not finite, in ${String(entries)} of ${String(size)} entries.`;
  return {
    says: [first, ...why].join(" "),
    helps:
      "Keep what goes into it away from that: a small number added under a logarithm, root or division, or the overflow-safe gate (softplus, logsumexp, cross_entropy).",
  };
}

export function gradientNotFiniteWords(gate: string, operand: string, why: readonly string[]): Words {
  return {
    says: [`A finite gradient arrives at ${gate}, and what it hands back to ${operand} is not finite.`, ...why].join(
      " ",
    ),
    helps: "Move the operand away from there, by a small number added to it, or use a gate that has a slope there.",
  };
}

export function unusedWords(inputs: readonly string[], f: string): Words {
  const are = inputs.length === 1 ? "gets" : "get";
  return {
    says: `${listed(inputs)} ${are} no gradient: ${f} does not depend on ${inputs.length === 1 ? "it" : "them"}.`,
    helps: "Use it on the way to the output, or differentiate another value.",
  };
}

export function blockedWords(inputs: readonly string[], blockers: readonly string[], why: readonly string[]): Words {
  const are = inputs.length === 1 ? "gets" : "get";
  return {
    says: [
      `${listed(inputs)} ${are} no gradient: ${listed(blockers)} ${blockers.length === 1 ? "hands" : "hand"} ${inputs.length === 1 ? "it" : "them"} none.`,
      ...why,
    ].join(" "),
    helps: "It is so for these values; other inputs may open the way.",
  };
}

export function cancelledWords(inputs: readonly string[]): Words {
  return {
    says: `What comes back to ${listed(inputs)} along several branches adds up to exactly 0.`,
    helps: "Nothing is wrong where the branches cancel, as in x − x; else look for a difference that was not meant.",
  };
}
