import type { EntryCheck } from "../../../core/check/check.ts";
import type { PlannedInput } from "../../../core/check/planned.ts";
import { badness, worstOf } from "../../../core/check/worst.ts";
import { printCount } from "../../../core/language/count.ts";
import { t } from "../../../core/words/t.ts";

/** One entry of an input, as the table shows it. */
export interface Row {
  readonly input: number;
  readonly entry: number;
  /** Null until its turn has come. */
  readonly check: EntryCheck | null;
}

/** The entries of one input. */
export interface Part {
  readonly plan: PlannedInput;
  /** What is shown at once: all of a small input, the worst entry of a large one. */
  readonly rows: readonly Row[];
  /** The other entries of a large one. */
  readonly others: readonly Row[];
  /** `16 of 4096 entries checked, and all agree`; null of a small one. */
  readonly note: string | null;
}

/** Inputs with more entries than these show their worst alone; where there are more rows than `ROWS`, all tensors do. */
const FEW = 4;
const ROWS = 12;
/** Of more inputs than these the worst are shown. */
const MANY = 24;

const has = ({ plan }: Part): boolean => plan.entries.length > 0;
const worstIn = ({ rows }: Part): number =>
  rows.reduce((most, { check }) => Math.max(most, check ? badness(check) : 0), 0);

/** The parts of the table, and how many inputs it leaves out. @param checked the entries that have been checked so far, in the order of the plan */
export function partsOf(
  plan: readonly PlannedInput[],
  checked: readonly EntryCheck[],
): { readonly parts: readonly Part[]; readonly hidden: number } {
  const rowCount = plan.reduce((sum, { entries, size }) => sum + (size <= FEW ? entries.length : 1), 0);
  const few = rowCount > ROWS ? 1 : FEW;
  let from = 0;
  const all = plan.map((one): Part => {
    const found = checked.slice(from, from + one.entries.length);
    from += one.entries.length;
    return partOf(one, found, few);
  });
  if (all.length <= MANY) return { parts: all, hidden: 0 };
  const shown = new Set(
    all
      .filter(has)
      .toSorted((a, b) => worstIn(b) - worstIn(a))
      .slice(0, MANY),
  );
  return { parts: all.filter((part) => shown.has(part)), hidden: all.length - shown.size };
}

function partOf(plan: PlannedInput, found: readonly EntryCheck[], few: number): Part {
  const { input, entries, size } = plan;
  const rows = entries.map((entry, k): Row => ({ input, entry, check: found[k] ?? null }));
  if (size <= few || rows.length === 0) return { plan, rows, others: [], note: null };
  const worst = worstOf(found);
  const first = rows.find(({ check }) => check === worst) ?? rows[0];
  const others = rows.filter((row) => row !== first);
  return { plan, rows: first === undefined ? [] : [first], others, note: noteOf(plan, found) };
}

function noteOf({ entries, size }: PlannedInput, found: readonly EntryCheck[]): string {
  const [done, all] = [printCount(found.length), printCount(size)];
  if (found.length < entries.length) return t`${done} of ${all} entries checked so far.`;
  const off = found.filter(({ band, trouble }) => band.key !== "agrees" || trouble !== null).length;
  if (off === 0) return t`${done} of ${all} entries checked, and all agree.`;
  return off === found.length
    ? t`${done} of ${all} entries checked, and none agrees.`
    : t`${done} of ${all} entries checked, ${printCount(off)} of them not so well.`;
}
