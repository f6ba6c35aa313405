import { listed } from "../graph/problems.ts";
import { printCount } from "../language/count.ts";
import { t } from "../words/t.ts";
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
  if (entries.length === 0) return { agrees: null, says: t`There is no gradient to check.` };
  const compared = entries.filter(({ trouble }) => trouble === null);
  const right = compared.filter(({ band }) => band.key === "agrees").length;
  const all = gradients(entries.length, entries.length === (evaluationsForAll - 1) / 2);
  if (compared.length === 0) return { agrees: null, says: t`Of ${all} none can be compared.` };
  const measured = compared.filter(({ excuse }) => excuse === null).map(({ judged }) => judged);
  const worst = print(Math.max(...measured));
  if (right === entries.length) {
    const isOne = entries.length === 1;
    const error = isOne ? t`relative error ${worst}` : t`worst relative error ${worst}`;
    const how = measured.length === 0 ? t`as far as rounding lets one tell` : error;
    return { agrees: true, says: isOne ? t`The gradient agrees (${how}).` : t`All ${all} agree (${how}).` };
  }
  const off = compared.length - right;
  const left = entries.length - compared.length;
  const parts = [
    ...(right > 0 ? [right === 1 ? t`1 agrees` : t`${printCount(right)} agree`] : []),
    ...(off > 0 ? [notAgreeing(off, worst)] : []),
    ...(left > 0 ? [t`${printCount(left)} cannot be compared`] : []),
  ];
  return { agrees: off === 0 ? null : false, says: t`Of ${all} ${listed(parts)}.` };
}

/** @param isAll whether there are no more than these */
function gradients(count: number, isAll: boolean): string {
  if (count === 1) return isAll ? t`1 gradient` : t`1 gradient checked`;
  return isAll ? t`${printCount(count)} gradients` : t`${printCount(count)} gradients checked`;
}

function notAgreeing(count: number, worst: string): string {
  return count === 1
    ? t`1 does not (relative error up to ${worst})`
    : t`${printCount(count)} do not (relative error up to ${worst})`;
}
