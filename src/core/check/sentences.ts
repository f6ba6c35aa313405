import { formatNumber } from "../notation/number.ts";
import { bands, type Band } from "./bands.ts";
import type { Excuse, Judge, Kink } from "./check.ts";
import { msg, t, translated } from "../words/t.ts";

const print = (value: number): string => formatNumber(value, "auto", { decimals: 6, fewest: 0 });

const [, bandAtKinks] = bands;

/** What a band means for one entry; where the error has an excuse, that. */
export function saysOf(band: Band, excuse: Excuse | null, h: number): string {
  switch (excuse) {
    case null:
      return translated(band.says);
    case "rounding":
      return t`At h = ${print(h)} rounding alone moves the difference by as much as the two are apart; a larger h tells more.`;
    case "truncation":
      return t`The gradient is 0, and at h = ${print(h)} truncation alone leaves a difference as small as this; a smaller h brings it nearer to 0.`;
  }
}

const judgements: Readonly<Record<Judge, string>> = {
  centred: msg`The slopes on both sides of it are alike, so the centred difference judges all the same.`,
  forward: msg`Only the difference towards x + h stays on the branch of x, so the gradient is compared with that one.`,
  backward: msg`Only the difference towards x − h stays on the branch of x, so the gradient is compared with that one.`,
  between: msg`It happens on both sides of x, so there is no one slope: a gradient between those of both sides is right.`,
};

/** At a tie max hands all to a, and so does min: max(a, b) + min(a, b) is a + b, and a gets 2. */
const conventions = msg`Where x stands exactly on a kink, each gate keeps to its own convention, and several of them need not make a slope.`;

/** Which gates switch between x − h and x + h, and what the gradient is compared with then. */
export function kinkWords(kinks: readonly Kink[], judge: Judge, band: Band, h: number): readonly string[] {
  const [first] = kinks;
  if (first === undefined) return [];
  return [
    kinks.length === 1
      ? t`Within h = ${print(h)} of x ${first.words} switches, so the check straddles a kink.`
      : t`Within h = ${print(h)} of x ${first.words} and ${kinks.length - 1} more switch, so the check straddles a kink.`,
    translated(judgements[judge]),
    ...(band.upTo > bandAtKinks.upTo ? [translated(conventions)] : []),
  ];
}

/** f itself is not finite. @param where the gate that it comes from */
export function troubleAt(name: string, value: number, where: string | null): string {
  return withCause(t`${name} is ${print(value)}, so there is no difference to take.`, where);
}

/** The analytic gradient is not finite. */
export function troubleOfGradient(gradient: number): string {
  return t`The gradient is ${print(gradient)}: no difference of finite numbers comes near it.`;
}

/** f is finite at x, and a step further it is not. */
export function troubleBeside(sign: "−" | "+", h: number, value: number, where: string | null): string {
  return withCause(
    t`At x ${sign} h, with h = ${print(h)}, f is ${print(value)}: a smaller h may stay where f is finite.`,
    where,
  );
}

function withCause(sentence: string, where: string | null): string {
  return where === null ? sentence : `${sentence} ${t`It arises at ${where}.`}`;
}

const counted = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");

/** What the check cost and what a whole one would. */
export function costOf(checked: number, all: number, evaluations: number, evaluationsForAll: number): string {
  const [some, of, made] = [counted(checked), counted(all), counted(evaluations)];
  const entries = all === 1 ? t`${some} of 1 entry checked` : t`${some} of ${of} entries checked`;
  const cost =
    checked < all
      ? t`${entries} by ${made} forward evaluations, two for each entry and one at x; all of them would take ${counted(evaluationsForAll)}.`
      : t`${entries} by ${made} forward evaluations, two for each entry and one at x.`;
  return `${cost} ${t`Slow, approximate, easy to write: one backward pass gives all of them at once.`}`;
}

/** Why an input is not moved, in English. */
export const leftTold = msg`It is also a size, an axis or a label, or stands within a loop, so that it says how the graph is built and is not moved.`;
export const leftByBudget = msg`The evaluations that were granted do not reach this far.`;
