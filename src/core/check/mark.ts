import type { EntryCheck } from "./check.ts";
import { worstOf } from "./worst.ts";

/** How the gradient of an input stands beside its finite differences, in a word. */
export type Standing = "agrees" | "nearly" | "kink" | "suspicious" | "wrong" | "open";

export interface Mark {
  readonly standing: Standing;
  /** The proof in a sentence. */
  readonly says: string;
}

/** What is shown of the check of one input. @param entries those that were checked, one at least @param size entries there are */
export function markOf(entries: readonly EntryCheck[], size: number): Mark | null {
  const worst = worstOf(entries);
  if (worst === null) return null;
  const kinked = entries.find(({ kinks }) => kinks.length > 0);
  const standing = standingOf(worst);
  if (standing === "open") return { standing, says: worst.says };
  if (kinked !== undefined && (standing === "agrees" || standing === "nearly"))
    return { standing: "kink", says: kinked.says };
  return { standing, says: size === 1 ? single(worst) : several(worst, entries.length, size) };
}

function standingOf({ trouble, band }: EntryCheck): Standing {
  if (trouble !== null) return "open";
  return band.key === "kinky" ? "nearly" : band.key;
}

/** Digits of a difference: where it leaves the gradient, and no further. */
const digits = 11;
const signed = (text: string): string => text.replaceAll("-", "−");

function single({ centred, judged, excuse }: EntryCheck): string {
  const number = signed(String(Number(centred.toPrecision(digits))));
  return `Numerically ${number}, ${errorWords(judged, excuse)}.`;
}

function several({ judged, excuse }: EntryCheck, checked: number, size: number): string {
  return checked < size
    ? `${String(checked)} of ${String(size)} entries compared with differences, ${errorWords(judged, excuse)} at worst.`
    : `All ${String(size)} entries compared with differences, ${errorWords(judged, excuse)} at worst.`;
}

function errorWords(judged: number, excuse: EntryCheck["excuse"]): string {
  if (excuse !== null) return `the same within ${excuse}`;
  return `relative error ${judged === 0 ? "0" : judged.toExponential(0)}`;
}
