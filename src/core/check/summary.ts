import { listed } from "../graph/problems.ts";
import { printCount } from "../language/count.ts";
import type { CheckReport } from "./check.ts";

/** A whole check in a sentence. */
export interface Summary {
  /** Whether all that was checked agrees; null where nothing could be compared. */
  readonly agrees: boolean | null;
  readonly says: string;
}

/** @param print an error as it is shown */
export function summaryOf({ inputs, evaluationsForAll }: CheckReport, print: (error: number) => string): Summary {
  const entries = inputs.flatMap((input) => input.entries);
  if (entries.length === 0) return { agrees: null, says: "There is no gradient to check." };
  const compared = entries.filter(({ trouble }) => trouble === null);
  const right = compared.filter(({ band }) => band.key === "agrees").length;
  const all = entries.length === (evaluationsForAll - 1) / 2;
  const checked = `${printCount(entries.length)} ${entries.length === 1 ? "gradient" : "gradients"}${all ? "" : " checked"}`;
  if (compared.length === 0) return { agrees: null, says: `Of ${checked} none can be compared.` };
  const measured = compared.filter(({ excuse }) => excuse === null).map(({ judged }) => judged);
  const worst = Math.max(...measured);
  if (right === entries.length) {
    const error = `${entries.length === 1 ? "" : "worst "}relative error ${print(worst)}`;
    const how = measured.length === 0 ? "as far as rounding lets one tell" : error;
    const who = entries.length === 1 ? "The gradient agrees" : `All ${checked} agree`;
    return { agrees: true, says: `${who} (${how}).` };
  }
  const off = compared.length - right;
  const left = entries.length - compared.length;
  const parts = [
    ...(right > 0 ? [`${printCount(right)} ${right === 1 ? "agrees" : "agree"}`] : []),
    ...(off > 0 ? [`${printCount(off)} ${off === 1 ? "does" : "do"} not (relative error up to ${print(worst)})`] : []),
    ...(left > 0 ? [`${printCount(left)} cannot be compared`] : []),
  ];
  return { agrees: off === 0 ? null : false, says: `Of ${checked} ${listed(parts)}.` };
}
