import { formatNumber } from "../notation/number.ts";
import { bands, type Band } from "./bands.ts";
import type { Excuse, Judge, Kink } from "./check.ts";

const print = (value: number): string => formatNumber(value, "auto", { decimals: 6, fewest: 0 });

const [, bandAtKinks] = bands;

/** What a band means for one entry; where the error has an excuse, that. */
export function saysOf(band: Band, excuse: Excuse | null, h: number): string {
  switch (excuse) {
    case null:
      return band.says;
    case "rounding":
      return `At h = ${print(h)} rounding alone moves the difference by as much as the two are apart; a larger h tells more.`;
    case "truncation":
      return `The gradient is 0, and at h = ${print(h)} truncation alone leaves a difference as small as this; a smaller h brings it nearer to 0.`;
  }
}

const judgements: Readonly<Record<Judge, string>> = {
  centred: "The slopes on both sides of it are alike, so the centred difference judges all the same.",
  forward: "Only the difference towards x + h stays on the branch of x, so the gradient is compared with that one.",
  backward: "Only the difference towards x − h stays on the branch of x, so the gradient is compared with that one.",
  between: "It happens on both sides of x, so there is no one slope: a gradient between those of both sides is right.",
};

/** At a tie max hands all to a, and so does min: max(a, b) + min(a, b) is a + b, and a gets 2. */
const conventions =
  "Where x stands exactly on a kink, each gate keeps to its own convention, and several of them need not make a slope.";

/** Which gates switch between x − h and x + h, and what the gradient is compared with then. */
export function kinkWords(kinks: readonly Kink[], judge: Judge, band: Band, h: number): readonly string[] {
  const [first] = kinks;
  if (first === undefined) return [];
  const more = kinks.length > 1 ? ` and ${String(kinks.length - 1)} more` : "";
  const switches = kinks.length > 1 ? "switch" : "switches";
  return [
    `Within h = ${print(h)} of x ${first.words}${more} ${switches}, so the check straddles a kink.`,
    judgements[judge],
    ...(band.upTo > bandAtKinks.upTo ? [conventions] : []),
  ];
}

/** f itself is not finite. @param where the gate that it comes from */
export function troubleAt(name: string, value: number, where: string | null): string {
  return `${name} is ${print(value)}, so there is no difference to take.${cause(where)}`;
}

/** The analytic gradient is not finite. */
export function troubleOfGradient(gradient: number): string {
  return `The gradient is ${print(gradient)}: no difference of finite numbers comes near it.`;
}

/** f is finite at x, and a step further it is not. */
export function troubleBeside(sign: "−" | "+", h: number, value: number, where: string | null): string {
  return `At x ${sign} h, with h = ${print(h)}, f is ${print(value)}: a smaller h may stay where f is finite.${cause(where)}`;
}

function cause(where: string | null): string {
  return where === null ? "" : ` It arises at ${where}.`;
}

const counted = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");

/** What the check cost and what a whole one would. */
export function costOf(checked: number, all: number, evaluations: number, evaluationsForAll: number): string {
  const entries = `${counted(checked)} of ${counted(all)} ${all === 1 ? "entry" : "entries"} checked`;
  const cost = `${counted(evaluations)} forward evaluations, two for each entry and one at x`;
  const whole = checked < all ? `; all of them would take ${counted(evaluationsForAll)}` : "";
  return `${entries} by ${cost}${whole}. Slow, approximate, easy to write: one backward pass gives all of them at once.`;
}

export const leftTold =
  "It is also a size, an axis or a label, or stands within a loop, so that it says how the graph is built and is not moved.";
export const leftByBudget = "The evaluations that were granted do not reach this far.";
