import type { Norm } from "../../../core/doctor/finding.ts";

/** One bar: a norm, and how far it reaches from 0 to 1 on a logarithmic scale. */
export interface Bar {
  readonly label: string;
  readonly norm: number;
  readonly reach: number;
}

/** Bars that are seen at a glance. */
const MOST = 12;

/** At most 12 of a list, evenly spread, its ends among them. */
function spread<Item>(list: readonly Item[]): readonly Item[] {
  if (list.length <= MOST) return list;
  const at = (k: number): number => Math.round((k * (list.length - 1)) / (MOST - 1));
  return list.filter((_item, index) => Array.from({ length: MOST }, (_unused, k) => at(k)).includes(index));
}

/** The bars of some norms in their order: the largest fills the width, and the smallest is still seen. */
export function barsOf(norms: readonly Norm[]): readonly Bar[] {
  const sizes = norms.map(({ norm }) => Math.log10(norm)).filter(Number.isFinite);
  // From the decade below the smallest, so that no bar has no length.
  const [low, high] = [Math.floor(Math.min(...sizes)) - 1, Math.max(...sizes)];
  return spread(norms).map(({ label, norm }) => {
    const reach = (Math.log10(norm) - low) / (high - low);
    return { label, norm, reach: Number.isFinite(reach) ? reach : 0 };
  });
}
